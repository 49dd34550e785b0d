"""File formats: each module turns the bytes or text of one format into a `Parsed`."""
