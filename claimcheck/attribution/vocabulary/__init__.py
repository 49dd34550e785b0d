"""The words of attribution: cue verbs, nouns that name sources, numbers."""
