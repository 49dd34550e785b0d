"""One sentence: its cues, each with its source and the bounds of its content."""
