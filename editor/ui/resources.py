"""Where the files that the program ships are found."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
SAMPLE = RESOURCES / "sample" / "sample.md"


def is_shipped(path: Path) -> bool:
    """Tell whether a file belongs to the program, so that it must never be written to."""
    return path.resolve().is_relative_to(RESOURCES)
