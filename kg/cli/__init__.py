"""A thin face: one file a command."""
