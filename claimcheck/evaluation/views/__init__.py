"""How runs of a suite are shown: a table for a terminal, one HTML page."""
