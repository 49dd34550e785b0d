"""Reading: claims with their attributions, from the article alone."""
