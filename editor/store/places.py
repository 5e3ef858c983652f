"""Where the program keeps what is not among the user's own files. No folder is made before it is written to."""

import os
from pathlib import Path

import platformdirs

NAME = "cueline"
HOME_VARIABLE = "CUELINE_HOME"


def state_folder() -> Path:
    """Return the folder of journals, recent pages and the state of the window."""
    return _under_home("state") or platformdirs.user_state_path(NAME, appauthor=False)


def config_folder() -> Path:
    """Return the folder of the settings."""
    return _under_home("config") or platformdirs.user_config_path(NAME, appauthor=False)


def cache_folder() -> Path:
    """Return the folder of what can be made again, and so may be thrown away."""
    return _under_home("cache") or platformdirs.user_cache_path(NAME, appauthor=False)


def _under_home(kind: str) -> Path | None:
    """Return a folder under the one that the environment names, which tests and portable copies use."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / kind if home else None
