"""The pane of the clips worth quoting, part by part."""
