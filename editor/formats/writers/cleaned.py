"""Episodes without what no file can hold: control characters and halves of characters, as a page may name them."""

from dataclasses import replace

from editor.core.model import Clip, Entry, Episode, Header, clean_text


def cleaned(episode: Episode) -> Episode:
    """Return an episode whose texts are paragraphs that every format can hold; the same one if they are already."""
    if all(map(_is_clean, episode.entries)) and all(map(_is_clean, episode.clips)):
        return episode
    clips = tuple(replace(clip, name=clean_text(clip.name)) for clip in episode.clips)
    return replace(episode, entries=tuple(map(_entry, episode.entries)), clips=clips)


def _is_clean(entry: Entry | Clip) -> bool:
    if isinstance(entry, Clip):
        return entry.name.isprintable()
    return entry.text.isprintable() and (isinstance(entry, Header) or not entry.who or entry.who.isprintable())


def _entry(entry: Entry) -> Entry:
    if _is_clean(entry):
        return entry
    if isinstance(entry, Header):
        return replace(entry, text=clean_text(entry.text))
    return replace(entry, text=clean_text(entry.text), who=clean_text(entry.who) if entry.who else entry.who)
