"""The review pages and the HTTP API, served from the user's own machine."""
