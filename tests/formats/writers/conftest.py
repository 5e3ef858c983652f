"""The sample episode, as the writers take it."""

from pathlib import Path

import pytest

from editor.core.model import Episode
from editor.formats.page_file import PageFile


@pytest.fixture(scope="session")
def sample_episode(sample: Path) -> Episode:
    """Return the episode that comes with the program."""
    return PageFile.open(sample).episode
