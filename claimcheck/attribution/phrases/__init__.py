"""Source phrases: where they begin and end beside a cue, and what their words tell of who it is."""
