"""Every edit: a function from an episode to a change, which raises EditError with a sentence if it cannot be done."""

from editor.core.edits.chapters import headers_from_chapters
from editor.core.edits.cleaning import clean_up
from editor.core.edits.clips import (
    add_clip,
    clip_from,
    delete_clip,
    duplicate_clip,
    merge_clips,
    set_clip,
    sort_clips,
    split_clip,
)
from editor.core.edits.lines import (
    delete_entries,
    delete_entry,
    insert_header,
    insert_line,
    merge_lines,
    move_entry,
    set_header,
    set_text,
    split_line,
)
from editor.core.edits.replacing import replace_text
from editor.core.edits.retiming import stretch_times
from editor.core.edits.sections import clips_from_headers
from editor.core.edits.spans import replace_span, retype
from editor.core.edits.times import set_time, set_times, shift_times
from editor.core.edits.voices import rename_speaker, set_speaker, set_speakers

__all__ = [
    "add_clip",
    "clean_up",
    "clip_from",
    "clips_from_headers",
    "delete_clip",
    "delete_entries",
    "delete_entry",
    "duplicate_clip",
    "headers_from_chapters",
    "insert_header",
    "insert_line",
    "merge_clips",
    "merge_lines",
    "move_entry",
    "rename_speaker",
    "replace_span",
    "replace_text",
    "retype",
    "set_clip",
    "set_header",
    "set_speaker",
    "set_speakers",
    "set_text",
    "set_time",
    "set_times",
    "shift_times",
    "sort_clips",
    "split_clip",
    "split_line",
    "stretch_times",
]
