"""The panes around the transcript."""
