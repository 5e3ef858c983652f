"""The transcript as one flowing, editable document."""
