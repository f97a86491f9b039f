"""Where things happened, whose they are, and where the recording stands."""
