"""The clips of a small episode, and somebody before them."""

import pytest
from pytestqt.qtbot import QtBot

from editor.ui.document import Document
from editor.ui.playback import Playback
from tests.ui.clips.clip_person import ClipPerson
from tests.ui.panes.conftest import click, document, fingers, playback

__all__ = ["click", "document", "fingers", "playback"]


@pytest.fixture
def pane(document: Document, playback: Playback, qtbot: QtBot) -> ClipPerson:
    """Sit somebody down before the clips of the small episode."""
    return ClipPerson(document, playback, qtbot)
