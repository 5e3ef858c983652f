"""The episode page itself, written anew."""

from editor.core.model import Episode
from editor.formats.writers.options import Options


def write_page(episode: Episode, options: Options) -> bytes:
    """Return an episode as a fresh page; raises FormatError for what no page can hold."""
    # Only now: other writers should not wait for what writes YAML.
    from editor.formats.new_page import new_page

    meta = dict(episode.meta)
    if options.title is not None:
        meta["title"] = options.title
    return new_page(episode.entries, meta, episode.clips)


def page_leaves_out(_episode: Episode, _options: Options) -> tuple[str, ...]:
    """Say that a page holds the whole episode."""
    return ()
