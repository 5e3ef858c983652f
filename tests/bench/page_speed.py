"""How long a page takes from the file to the model and back."""

import gc
import tempfile
from pathlib import Path

import pages
from bench import report, timed
from editor.core.edits import set_text
from editor.formats.page_file import PageFile

RUNS = {1: 100, 10: 20, 100: 3}
SAVE_TARGETS = {1: 50.0, 10: 250.0}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for hours, runs in RUNS.items():
            path = Path(folder) / f"{hours}.md"
            path.write_bytes(pages.page(hours))
            measure(path, hours, runs)


def measure(path: Path, hours: int, runs: int) -> None:
    """Report reading, saving without an edit, and saving after one edit in the middle."""
    size = f"{hours} h"
    report("read a page, file to model", size, [timed(lambda: PageFile.open(path)) for _ in range(runs)])
    page = PageFile.open(path)
    # As the window does it once a page is loaded: the collector need not look at all of it again and again.
    gc.collect()
    gc.freeze()
    report("save, nothing edited", size, [timed(lambda: page.save(page.episode)) for _ in range(runs)])
    saves = []
    episode = page.episode
    middle = len(episode.entries) // 2 + 1
    for run in range(runs):
        episode = set_text(episode, at=middle, text=f"Edited {run} times.").apply(episode)
        saves.append(timed(lambda episode=episode: page.save(episode)))
    report("save, one line edited", size, saves, SAVE_TARGETS.get(hours))


if __name__ == "__main__":
    main()
