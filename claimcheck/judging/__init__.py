"""Judging: what passages of the archive say of a claim."""
