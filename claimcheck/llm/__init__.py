"""The LLM seam: requests, replies, and what wraps every model."""
