"""A tagger's spans beside the attributions that the rules find."""
