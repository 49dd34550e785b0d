"""Retrieval: passages of the archive that may bear on a claim."""
