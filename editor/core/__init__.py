"""The transcript as plain values. Standard library only."""
