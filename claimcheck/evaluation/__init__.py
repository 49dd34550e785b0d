"""Measuring engines: recorded cases, scorers and the stand-in for a model server."""
