"""The sound and the picture of an episode."""
