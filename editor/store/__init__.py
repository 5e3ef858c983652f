"""What Cueline keeps outside the repository."""
