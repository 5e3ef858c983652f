"""Values as YAML text that every reader takes for what they are: PyYAML, Psych, safe_yaml and YAML 1.2."""

import re
from functools import lru_cache
from typing import Any

import yaml

NO_WRAP = 10**9
PLAIN = ""

_INDENT = 2
_LEAST_WIDTH = 20
_STR = "tag:yaml.org,2002:str"
_LIBYAML: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

# Plain scalars that PyYAML reads as text but another reader does not.
_TRAPS = re.compile(
    r"""(?xi)^(?:
      (?=[-+.,:_]*[0-9])[-+.,:_0-9]+(?:e[-+]?[0-9_]*)?   # 0:00 1:18 1,000 007 .5 1e3 2020-1-1
    | [-+]?[0_,]+[box][0-9a-f_,]*
    | [-+]?\.(?:inf|nan)
    | [-+._,]*                                           # ._ is a bad float in safe_yaml
    | y|n|yes|no|on|off|true|false|null|nil|~
    | :.*                                                # a symbol in Ruby
    | \d{4}-\d{1,2}-\d{1,2}(?:[Tt\s].*)?
    | =|<<
    )\Z"""
)
# PyYAML writes U+0085 as it is and reads a blank; the others break lines or vanish in some readers.
_ESCAPED = re.compile("[\x85\u2028\u2029\ufeff]")
_NOT_IN_BLOCK = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[ \t]$", re.MULTILINE
)
_SINGLE_BLANK = re.compile("(?<! ) (?! )")


class _Styled(str):
    """A text that asks for a quote or block mark."""

    __slots__ = ("mark",)
    mark: str


class _Dumper(yaml.SafeDumper):
    """PyYAML's own style, with quotes wherever another reader would not see text."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text_node(_dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return yaml.ScalarNode(_STR, value, style='"' if _ESCAPED.search(value) else None)


def _styled_node(_dumper: _Dumper, value: _Styled) -> yaml.ScalarNode:
    return yaml.ScalarNode(_STR, str(value), style=value.mark)


class _FastDumper(_LIBYAML):  # type: ignore[misc]  # it is not everywhere
    """The same by libyaml, where it is installed."""

    def ignore_aliases(self, data: object) -> bool:
        return True


# A plain text that matches gets a tag of its own, so PyYAML itself decides to quote it.
for _kind in (_Dumper, _FastDumper):
    _kind.add_implicit_resolver("tag:yaml.org,2002:trap", _TRAPS, None)
    _kind.add_representer(str, _text_node)
_Dumper.add_representer(_Styled, _styled_node)


@lru_cache(maxsize=4096)
def natural_style(text: str) -> str:
    """Return the quote that PyYAML would choose for a text, empty for none."""
    body = _body("k", text, NO_WRAP)
    return body[0] if body[:1] in ("'", '"') else PLAIN


@lru_cache(maxsize=256)
def write_key(key: str) -> str:
    """Return a key as it stands before its colon."""
    return _dump([key], NO_WRAP)[2:].rstrip("\n")


def write_value(key: str, value: object, column: int, style: str | None, width: int, fill: bool) -> str:
    """Return a value as it stands behind its key and a blank, the key being at a column.

    `style` is a quote or block mark, PLAIN, or None for PyYAML's choice; `width` is PyYAML's, or with `fill` the
    longest line. Only a block scalar ends with a line break.
    """
    if isinstance(value, dict | list):
        return _dump(value, NO_WRAP, flow=True).rstrip("\n")
    if not isinstance(value, str):
        return _body(key, value, NO_WRAP)
    styled = _style(value, style)
    if fill and not (isinstance(styled, _Styled) and styled.mark in "|>"):
        body = _body(key, styled, NO_WRAP)
        if "\n" not in body and not body.startswith('"'):
            return _fill(body, width, column + len(write_key(key)) + 2, column + _INDENT)
    # PyYAML writes for a key at column 2.
    inner = width if width == NO_WRAP else max(_LEAST_WIDTH, width - (column - _INDENT))
    return _shift(_body(key, styled, inner), column - _INDENT)


def write_block(value: dict[str, object] | list[dict[str, object]], width: int) -> str:
    """Return a mapping, or a list of them, as the lines of a block, in its order; nothing if it is empty.

    Written at once, which for a whole page is ten times as fast as value by value.
    """
    if not value:
        return ""
    text: str = yaml.dump(
        value, Dumper=_FastDumper, allow_unicode=True, sort_keys=False, width=width, default_flow_style=False
    )
    # Libyaml escapes what is beyond the first 65,536 characters, such as most emoji.
    return _dump(value, width) if "\\U" in text else text


def _style(text: str, style: str | None) -> str:
    if not style:
        return text
    if style == "'" and natural_style(text) == '"':
        return text
    if style in "|>" and (not text.strip() or text[0] in " \n\t" or _NOT_IN_BLOCK.search(text)):
        return text
    styled = _Styled(text)
    styled.mark = style
    return styled


def _dump(value: object, width: int, flow: bool = False) -> str:
    text: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=width, default_flow_style=flow
    )
    return text


def _body(key: str, value: object, width: int) -> str:
    body = _dump([{key: value}], width)[len("- " + write_key(key) + ":") :].lstrip(" ")
    return body if body[:1] in ("|", ">") else body.removesuffix("\n")


def _shift(body: str, by: int) -> str:
    """Move the lines after the first to the right, or to the left."""
    if not by or "\n" not in body:
        return body
    first, *rest = body.split("\n")
    moved = [(" " * by + line if by > 0 else line[-by:]) if line.strip() else line for line in rest]
    return "\n".join([first, *moved])


def _fill(body: str, width: int, column: int, indent: int) -> str:
    """Break a line at single blanks so that no line is longer than the width."""
    lines: list[str] = []
    line = ""
    for word in _SINGLE_BLANK.split(body):
        if line and column + len(line) + 1 + len(word) > width and word:
            lines.append(line)
            line, column = word, indent
        else:
            line = f"{line} {word}" if line else word
    return ("\n" + " " * indent).join([*lines, line])
