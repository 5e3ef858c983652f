"""Who may import whom, read from every import in the source, the late ones too; and what follows from it."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "editor").rglob("*.py"))

# What each package may import besides the standard library and itself; the longest name that fits counts.
ALLOWED = {
    "editor": set(),
    "editor.__main__": {"editor.cli", "editor.ui"},
    "editor.core": set(),
    "editor.checks": {"editor.core", "numpy"},
    "editor.align": {"editor.core", "numpy"},
    "editor.formats": {"editor.core", "yaml", "docx", "fpdf", "fontTools", "opentimelineio", "pysubs2"},
    "editor.media": {"editor.core.timing", "editor.core.errors", "editor.core.watch", "numpy", "av"},
    "editor.media.speech": {"editor.core.captions", "editor.core.errors", "editor.media", "numpy", "av"},
    "editor.media.speech.sphinx": {"editor.core.captions", "editor.core.errors", "editor.media", "pocketsphinx"},
    "editor.media.speech.whisper": {
        "editor.core.captions",
        "editor.core.errors",
        "editor.media",
        "faster_whisper",
        "numpy",
    },
    "editor.media.vlc_player": {"editor.core.timing", "editor.core.errors", "vlc"},
    "editor.media.vlc_thread": {"editor.core.timing", "editor.core.errors", "vlc"},
    "editor.media.qt_player": {"editor.core.timing", "editor.core.errors", "PySide6"},
    "editor.store": {"editor.core", "platformdirs"},
    "editor.cli": {
        "editor.align",
        "editor.checks",
        "editor.core",
        "editor.formats",
        "editor.media",
        "editor.store",
        "yaml",
    },
    "editor.ui.timeline": {"editor.core", "editor.media", "editor.ui", "numpy", "PySide6"},
    "editor.ui.captioned": {"editor.core", "editor.media", "editor.ui", "numpy", "PySide6"},
    "editor.ui": {
        "editor.align",
        "editor.checks",
        "editor.core",
        "editor.formats",
        "editor.media",
        "editor.store",
        "PySide6",
        "shiboken6",
    },
}
PLAYERS = {"editor.media.vlc_player", "editor.media.vlc_thread", "editor.media.qt_player"}
QT_OF_THE_PLAYER = {"PySide6.QtMultimedia", "PySide6.QtMultimediaWidgets"}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path) for path in FILES}


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything that a file imports, wherever it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            full = [f"{base}.{alias.name}" for alias in node.names]
            yield from ((node.lineno, name if name in MODULES or base == "PySide6" else base) for name in full)


def within(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def rule_of(module: str) -> tuple[str, set[str]]:
    rule = max((name for name in ALLOWED if within(module, {name})), key=len)
    home = "editor.media" if rule in PLAYERS else rule
    return home, ALLOWED[rule]


def may_import(module: str, name: str) -> bool:
    home, allowed = rule_of(module)
    if name.split(".")[0] in sys.stdlib_module_names or name == "editor":
        return True
    if within(name, PLAYERS):
        return module in PLAYERS or home == "editor.ui" or module == "editor.media.engines"
    if within(name, QT_OF_THE_PLAYER):
        return module == "editor.media.qt_player" or module.startswith("editor.ui.")
    return within(name, allowed | ({home} if home != "editor" else set()))


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_imports_only_what_its_layer_may(path: Path) -> None:
    wrong = [f"line {line}: {name}" for line, name in imports(path) if not may_import(module_name(path), name)]
    assert not wrong


def test_the_rules_know_every_package() -> None:
    packages = {module_name(path) for path in FILES if path.name == "__init__.py"}
    assert all(rule_of(package)[0] != "editor" for package in packages - {"editor"})


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("editor.core.edits", "PySide6.QtCore"),
        ("editor.core.edits", "yaml"),
        ("editor.core.edits", "editor.formats.page"),
        ("editor.formats.page", "editor.ui.theme"),
        ("editor.media.player", "vlc"),
        ("editor.media.qt_player", "vlc"),
        ("editor.media.clock", "editor.core.model"),
        ("editor.cli.edit", "editor.media.qt_player"),
        ("editor.store.journal", "editor.formats.page"),
        ("editor.store.journal", "requests"),
    ],
)
def test_a_forbidden_import_would_be_seen(module: str, name: str) -> None:
    assert not may_import(module, name)


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60)


def loaded_by(*arguments: str) -> set[str]:
    """Run the command line in a process of its own; return the packages that it loads."""
    done = run_python("-X", "importtime", "-m", "editor", *arguments)
    assert done.returncode == 0, done.stderr
    return {line.rsplit("|")[-1].strip().split(".")[0] for line in done.stderr.splitlines()}


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("--version",), *((command, "--help") for command in ("edit", "clips", "convert", "align"))],
)
def test_the_command_line_never_loads_qt(arguments: tuple[str, ...]) -> None:
    assert not {"PySide6", "shiboken6", "vlc"} & loaded_by(*arguments)


def test_editing_a_page_from_the_command_line_never_loads_qt(sample: Path, tmp_path: Path) -> None:
    script = tmp_path / "edits.yaml"
    script.write_text("- set_text: {at: 1, text: Good evening.}\n", encoding="utf-8")
    loaded = loaded_by("edit", str(sample), "--script", str(script), "--diff")
    assert "yaml" in loaded
    assert not {"PySide6", "shiboken6", "vlc"} & loaded


def test_listing_clips_loads_neither_qt_nor_what_cuts_them(sample: Path) -> None:
    done = run_python("-X", "importtime", "-m", "editor", "clips", str(sample), "--clip", "0")
    loaded = {line.rsplit("|")[-1].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "yaml" in loaded
    assert not {"PySide6", "shiboken6", "vlc", "av", "numpy"} & loaded


def test_exporting_a_clip_from_the_command_line_never_loads_qt(sample: Path, tmp_path: Path) -> None:
    loaded = loaded_by("clips", str(sample), "--export", str(tmp_path), "--clip", "0")
    assert "av" in loaded
    assert not {"PySide6", "shiboken6", "vlc"} & loaded
    assert len(list(tmp_path.glob("*.opus"))) == 1


def test_the_window_starts_without_what_reads_recordings() -> None:
    code = "import sys, editor.ui.app, editor.ui.main_window, editor.ui.open_page; print(*sys.modules)"
    assert not {"numpy", "av", "docx", "fpdf"} & set(run_python("-c", code).stdout.split())


def test_qt_survives_twenty_thousand_signals() -> None:
    """PySide6 6.12.0 dies of it under Python 3.11: each emit loses a reference to True or None."""
    code = """
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal(bool, object)
heard = []
bell = Bell()
bell.rung.connect(lambda loud, what: heard.append(loud))
for _ in range(20_000):
    bell.rung.emit(True, None)
print(len(heard))
"""
    done = run_python("-c", code)
    assert (done.returncode, done.stdout.strip()) == (0, "20000"), done.stderr
