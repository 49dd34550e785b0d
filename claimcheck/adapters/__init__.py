"""Adapters: foreign packages behind our seams."""
