"""The edits that a script can name, as their functions' signatures declare them."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from editor.core import edits
from editor.core.change import Change
from editor.core.errors import EditError
from editor.core.model import Episode
from editor.core.sections import Chapter

_CHAPTER = "{start: SECONDS, title: TEXT}"
_KINDS: Mapping[object, str] = {
    int: "a whole number",
    float: "a number",
    str: "text",
    bool: "true or false",
    list[Any]: f"a list, each item as {_CHAPTER}",
    list[str]: "a list of rules",
}
_WORDS: Mapping[object, str] = {
    int: "NUMBER",
    float: "SECONDS",
    str: "TEXT",
    bool: "true|false",
    list[Any]: f"[{_CHAPTER}, …]",
    list[str]: "[RULE, …]",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that an edit is told: `key` is its name in a script, `name` the function's."""

    key: str
    name: str
    types: tuple[Any, ...]
    required: bool

    def takes(self, value: object) -> bool:
        """Tell whether a value is of a kind that the parameter can have."""
        if isinstance(value, bool):
            return bool in self.types
        plain = tuple(get_origin(kind) or kind for kind in self.types)
        return isinstance(value, plain) or (isinstance(value, int) and float in self.types)

    @property
    def kind(self) -> str:
        """Say in words what the parameter is."""
        return _KINDS[self.types[0]]

    def __str__(self) -> str:
        """Show the parameter as the help does, in brackets if it can be left out."""
        text = f"{self.key}: {_WORDS[self.types[0]]}"
        return text if self.required else f"[{text}]"


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit by its name in a script."""

    name: str
    function: Callable[..., Change]
    parameters: Mapping[str, Parameter]

    def __str__(self) -> str:
        """Show the edit as it is written in a script."""
        return f"{self.name}: {{{', '.join(map(str, self.parameters.values()))}}}"


def headers_from_chapters(episode: Episode, chapters: list[Any], only: bool = False) -> Change:
    """Put headers by a chapter list as a script gives it; raise EditError for an item that is no chapter."""
    made = []
    for number, item in enumerate(chapters, 1):
        match item:
            case {"start": int() | float() as start, "title": str() as title} if len(item) == 2 and not isinstance(
                start, bool
            ):
                made.append(Chapter(start, title))
            case _:
                message = f"Chapter {number} of the list is not written as {_CHAPTER}; put a title in quotes."
                raise EditError(message)
    return edits.headers_from_chapters(episode, made, only=only)


def _edit(function: Callable[..., Change], keys: Mapping[str, str] | None = None) -> Edit:
    hints = get_type_hints(function)
    parameters = {}
    for name, parameter in inspect.signature(function).parameters.items():
        # What the window plans is no matter of scripts.
        if name not in ("episode", "plans"):
            hint = hints[name]
            types = get_args(hint) if isinstance(hint, UnionType) else (hint,)
            key = (keys or {}).get(name, name)
            parameters[key] = Parameter(key, name, types, parameter.default is inspect.Parameter.empty)
    return Edit(function.__name__, function, parameters)


EDITS: Mapping[str, Edit] = {
    edit.name: edit
    for edit in (
        _edit(edits.set_text),
        _edit(edits.replace_text),
        _edit(edits.set_speaker),
        _edit(edits.rename_speaker),
        _edit(edits.set_time),
        _edit(edits.shift_times, {"start": "from"}),  # a word that Python keeps for itself
        _edit(edits.stretch_times),
        _edit(edits.split_line),
        _edit(edits.merge_lines),
        _edit(edits.insert_line),
        _edit(edits.insert_header),
        _edit(edits.set_header),
        _edit(edits.move_entry),
        _edit(edits.delete_entry),
        _edit(edits.add_clip),
        _edit(edits.set_clip),
        _edit(edits.split_clip),
        _edit(edits.merge_clips),
        _edit(edits.duplicate_clip),
        _edit(edits.sort_clips),
        _edit(edits.delete_clip),
        _edit(edits.clips_from_headers),
        _edit(headers_from_chapters),
        _edit(edits.clean_up),
    )
}
