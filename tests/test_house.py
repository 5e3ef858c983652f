"""The house rules that ruff and mypy do not know: sizes, forbidden calls, fences, names of other places."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted([*(ROOT / "editor").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
OF_THE_WINDOW = sorted((ROOT / "editor" / "ui").rglob("*.py"))
FOLDERS = ("editor", "packaging", "resources", "tests", ".ci")
TEXTS = sorted(
    path
    for path in [*ROOT.glob("*.*"), *(file for folder in FOLDERS for file in (ROOT / folder).rglob("*"))]
    if path.is_file() and path.suffix not in {".pyc", ".opus", ".png", ".ttf"}
)

FILE_LINES, FUNCTION_LINES, CLASS_METHODS = 400, 40, 20
FORBIDDEN_CALLS = {"blockSignals", "processEvents"}
MAY_CATCH_ANYTHING = {"editor/ui/guard.py"}
QT_OVERRIDE = re.compile(r"[a-z]+[A-Z]\w*|event|paint|draw")
KNOWN_HOSTS = {
    "example.com",
    "example.org",
    "github.com",
    "podlove.org",
    "schema.org",
    "www.w3.org",
    "www.youtube.com",
    "youtu.be",
}
WEB_ADDRESS = re.compile(r"https?://([\w.-]+)")
SOMEBODYS_FOLDER = re.compile(r"(?<![\w.~])/(?:home|mnt|opt|root|srv|tmp|work|Users)/")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def methods(node: ast.ClassDef) -> list[Function]:
    return [part for part in node.body if isinstance(part, Function)]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_nothing_is_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LINES
    functions = [node for node in nodes(path) if isinstance(node, Function)]
    assert not [f"{node.name}: {length(node)} lines" for node in functions if length(node) > FUNCTION_LINES]
    classes = [node for node in nodes(path) if isinstance(node, ast.ClassDef)]
    assert not [node.name for node in classes if len(methods(node)) > CLASS_METHODS]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_forbidden_call(path: Path) -> None:
    names = [node.attr for node in nodes(path) if isinstance(node, ast.Attribute)]
    assert not FORBIDDEN_CALLS.intersection(names)


def test_only_the_fences_catch_anything() -> None:
    catching = {name_of(path) for path in SOURCES if path.parts[-2] != "tests" and "noqa: BLE" in path.read_text()}
    assert catching <= MAY_CATCH_ANYTHING


@pytest.mark.parametrize("path", OF_THE_WINDOW, ids=name_of)
def test_every_qt_override_is_fenced(path: Path) -> None:
    classes = [node for node in nodes(path) if isinstance(node, ast.ClassDef) and node.bases]
    overrides = [method for node in classes for method in methods(node) if QT_OVERRIDE.fullmatch(method.name)]
    decorators = {method.name: [ast.unparse(one) for one in method.decorator_list] for method in overrides}
    assert not [name for name, found in decorators.items() if "guarded" not in found]


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_names_no_place_but_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    assert set(WEB_ADDRESS.findall(text)) <= KNOWN_HOSTS
    assert not SOMEBODYS_FOLDER.findall(text)
