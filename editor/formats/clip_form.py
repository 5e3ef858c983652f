"""Clips in the form in which a page states them, and as the page's own where they then say no more than it."""

from collections.abc import Mapping

from editor.core.model import Clip, Origin
from editor.core.offsets import in_form
from editor.formats.entries import stated
from editor.formats.source import Known
from editor.formats.yaml_values import same


def clips_in_form(clips: tuple[Clip, ...], known: Mapping[Origin, Known], decimals: int) -> tuple[Clip, ...]:
    """Return clips with so many decimals; `known` is what the page says of them.

    A clip that differs only in what the page cannot state is the page's own, so that its lines stay as they are.
    """
    return tuple(_fitted(clip, known.get(clip.origin), decimals) for clip in clips)


def _fitted(clip: Clip, known: Known | None, decimals: int) -> Clip:
    source = known.entry if known and isinstance(known.entry, Clip) else None
    if clip is source:
        return clip
    fitted = in_form(clip, decimals, source)
    return source if source and same(stated(fitted), stated(source)) else fitted
