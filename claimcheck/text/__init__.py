"""Text: load a file as a document, cut it into sentences, find quotations in it."""
