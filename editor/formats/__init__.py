"""Text to episode and back, one file per format."""
