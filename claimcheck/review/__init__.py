"""What people decide of a run, beside the machine's own result and never in its place."""
