"""Renderings of a report: pure functions from `Report` to text."""
