"""What can go wrong while a transcript is aligned."""

from editor.core.errors import EditorError


class AlignmentError(EditorError):
    """Captions that cannot be aligned with a transcript."""
