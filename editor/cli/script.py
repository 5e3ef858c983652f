"""Scripts of edits: YAML lists such as `- set_time: {at: 12, sec: 83}`."""

import difflib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from editor.cli import streams
from editor.cli.catalogue import EDITS, Edit
from editor.core.errors import EditError, FormatError, Place
from editor.core.model import Episode


class ScriptError(FormatError):
    """A script that cannot be read; the sentence names the script and its line."""


@dataclass(frozen=True, slots=True)
class Step:
    """One edit of a script, ready to be made; `where` names the script and its line."""

    where: str
    edit: Edit
    arguments: dict[str, object]


def read_script(path: Path) -> list[Step]:
    """Read a script from a file, or from standard input if it is called `-`; raise ScriptError."""
    name = "the script on standard input" if str(path) == "-" else str(path)
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        raise ScriptError(f"There is no script {name}.") from None
    except OSError as error:
        raise ScriptError(f"{name} cannot be read: {streams.why(error)}.") from None
    except UnicodeDecodeError as error:
        raise ScriptError(f"{name} is not UTF-8: byte {error.start + 1} cannot be read.") from None
    return steps_of(text, name)


def run_script(steps: Iterable[Step], episode: Episode) -> Episode:
    """Return the episode after every step; raise EditError, naming the step, if one cannot be done."""
    for step in steps:
        try:
            episode = step.edit.function(episode, **step.arguments).apply(episode)
        except EditError as error:
            raise EditError(f"{step.where}, {step.edit.name}: {error}") from error
    return episode


def steps_of(text: str, name: str) -> list[Step]:
    """Read the steps of a script's text; raise ScriptError."""
    try:
        loader = yaml.SafeLoader(text)
        root = loader.get_single_node()
        return _Reader(name, loader).steps(root) if root else []
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}, {Place(mark.line + 1, mark.column + 1)}" if mark else name
        raise ScriptError(f"{where}: this is not YAML ({error.problem or error.context}).") from None
    except yaml.YAMLError as error:
        raise ScriptError(f"{name}: this is not YAML ({' '.join(str(error).split())}).") from None
    except RecursionError:
        raise ScriptError(f"{name}: this is nested too deeply to be a script.") from None


class _Reader:
    """Checks a script's nodes against the edits that there are."""

    def __init__(self, script: str, loader: yaml.SafeLoader) -> None:
        self._script = script
        self._loader = loader

    def steps(self, root: yaml.Node) -> list[Step]:
        if not isinstance(root, yaml.SequenceNode):
            if self._value(root) is None:
                return []
            raise self._error(root, "a script is a list of edits, each beginning with a dash")
        return [self._step(node) for node in root.value]

    def _step(self, node: yaml.Node) -> Step:
        if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
            raise self._error(node, "each item of a script is one edit, as “- set_time: {at: 12, sec: 83}”")
        key, arguments = node.value[0]
        name = self._name_of(key)
        edit = EDITS.get(name)
        if edit is None:
            raise self._error(key, f"there is no edit called “{name}”{_nearest(name, EDITS)}")
        if not isinstance(arguments, yaml.MappingNode):
            raise self._error(arguments, f"{edit.name} needs its parameters in braces: {edit}")
        return Step(self._where(key), edit, self._arguments(edit, arguments))

    def _arguments(self, edit: Edit, node: yaml.MappingNode) -> dict[str, object]:
        arguments: dict[str, object] = {}
        for key_node, value_node in node.value:
            key, value = self._name_of(key_node), self._value(value_node)
            parameter = edit.parameters.get(key)
            if parameter is None:
                raise self._error(
                    key_node, f"{edit.name} has no parameter “{key}”{_nearest(key, edit.parameters)}; it is {edit}"
                )
            if parameter.name in arguments:
                raise self._error(key_node, f"{edit.name} is given “{key}” twice")
            if not parameter.takes(value):
                hint = "; put it in quotes" if str in parameter.types and value is not None else ""
                raise self._error(value_node, f"“{key}” of {edit.name} must be {parameter.kind}{hint}")
            arguments[parameter.name] = value
        missing = [one.key for one in edit.parameters.values() if one.required and one.name not in arguments]
        if missing:
            raise self._error(node, f"{edit.name} needs “{'” and “'.join(missing)}”; it is {edit}")
        return arguments

    def _value(self, node: yaml.Node) -> object:
        try:
            value: object = self._loader.construct_object(node, deep=True)
        except (AttributeError, LookupError, ValueError):
            raise self._error(
                node, "this is no value of the kind that it looks like; put it in quotes if it is text"
            ) from None
        return value

    def _name_of(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self._error(node, "the name of an edit or a parameter is a plain word")
        return str(node.value)

    def _where(self, node: yaml.Node) -> str:
        return f"{self._script}, {Place(node.start_mark.line + 1)}"

    def _error(self, node: yaml.Node, sentence: str) -> ScriptError:
        return ScriptError(f"{self._where(node)}: {sentence}.")


def _nearest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), 1)
    return f" (is “{near[0]}” meant?)" if near else ""
