"""Where claims begin and end in a sentence, and what kind of statement each is."""
