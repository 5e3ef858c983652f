import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.store.settings_file import SettingsFile
from editor.ui.panes.settings_dialog import SettingsDialog
from editor.ui.settings import ROWS, Row, Settings

Make = Callable[[], Settings]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.fixture
def make(qapp: object, file: Path) -> Make:
    return lambda: Settings(SettingsFile(file))


def written(file: Path) -> dict[str, Any]:
    return json.loads(file.read_text())


def named(dialog: QWidget, kind: type[Any], label: str) -> Any:
    return next(field for field in dialog.findChildren(kind) if field.accessibleName() == label)


def test_nothing_kept_means_defaults(make: Make) -> None:
    settings = make()
    assert {row.name: settings.value(row) for row in ROWS} == {row.name: row.default for row in ROWS}


def test_value_is_there_in_the_next_run(make: Make) -> None:
    settings = make()
    settings.jump_seconds = 2.5
    settings.theme = "dark"
    settings.flush()
    assert make().jump_seconds == 2.5
    assert make().theme == "dark"


def test_change_is_written_by_itself(make: Make, file: Path, qtbot: QtBot) -> None:
    settings = make()
    settings.word_highlight = False
    qtbot.waitUntil(file.exists)
    assert written(file) == {"word_highlight": False}


def test_flush_without_a_change_writes_nothing(make: Make, file: Path) -> None:
    make().flush()
    assert not file.exists()


def test_change_is_told_once_and_only_if_it_is_one(make: Make) -> None:
    settings = make()
    told: list[str] = []
    settings.changed.connect(told.append)
    settings.zoom = 1.0
    settings.zoom = 1.5
    settings.zoom = 1.5
    assert told == ["zoom"]
    settings.flush()


@pytest.mark.parametrize(
    ("row", "value"),
    [
        (Settings.theme, "pink"),
        (Settings.zoom, 0.1),
        (Settings.zoom, float("nan")),
        (Settings.zoom, True),
        (Settings.zoom, "1"),
        (Settings.word_highlight, 1),
        (Settings.word_highlight, None),
        (Settings.player, ["vlc"]),
    ],
)
def test_value_that_cannot_be_is_refused_and_read_as_default(
    make: Make, file: Path, row: Row[Any], value: object
) -> None:
    with pytest.raises(ValueError, match=row.name):
        make().set_value(row, value)
    file.write_text(json.dumps({row.name: value}))
    assert make().value(row) == row.default


def test_whole_number_in_the_file_is_read_as_a_number(make: Make, file: Path) -> None:
    file.write_text('{"jump_seconds": 10}')
    assert isinstance(make().jump_seconds, float)


def test_what_another_version_kept_stays(make: Make, file: Path) -> None:
    file.write_text('{"from_the_future": [1]}')
    settings = make()
    settings.zoom = 2.0
    settings.flush()
    assert written(file) == {"from_the_future": [1], "zoom": 2.0}


def test_folder_that_cannot_be_written_is_told(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(SettingsFile(tmp_path / "file" / "settings.json"))
    told: list[str] = []
    settings.failed.connect(told.append)
    settings.zoom = 2.0
    settings.flush()
    assert "could not be written" in told[0]


def test_every_setting_is_shown_with_its_sentence(make: Make, qtbot: QtBot) -> None:
    dialog = SettingsDialog(make())
    qtbot.addWidget(dialog)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {row.sentence for row in ROWS} <= words
    assert all(named(dialog, QWidget, row.label) for row in ROWS)


def test_number_typed_in_the_dialog_takes_effect(make: Make, qtbot: QtBot) -> None:
    settings = make()
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    dialog.show()
    field = named(dialog, QDoubleSpinBox, "Jump by")
    assert field.text() == "5 s"
    field.selectAll()
    QTest.keyClicks(field, "2.5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert settings.jump_seconds == 2.5
    settings.flush()


def test_number_out_of_range_cannot_be_typed(make: Make, qtbot: QtBot) -> None:
    settings = make()
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    field = named(dialog, QDoubleSpinBox, "Jump by")
    field.selectAll()
    QTest.keyClicks(field, "999")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert settings.jump_seconds <= 60
    settings.flush()


def test_choice_and_box_take_effect(make: Make, qtbot: QtBot) -> None:
    settings = make()
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    QTest.keyClick(named(dialog, QComboBox, "Colours"), Qt.Key.Key_Down)
    QTest.keyClick(named(dialog, QCheckBox, "Follow the recording"), Qt.Key.Key_Space)
    assert settings.theme == "light"
    assert settings.follow_on_start is False
    settings.flush()


def test_dialog_follows_a_change_from_elsewhere_without_rounding_it(make: Make, qtbot: QtBot) -> None:
    settings = make()
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    settings.zoom = 1.23456
    assert named(dialog, QDoubleSpinBox, "Text size").text() == "1.23 ×"
    assert settings.zoom == 1.23456
    settings.flush()


def test_reset_gives_the_defaults_back(make: Make, qtbot: QtBot) -> None:
    settings = make()
    settings.theme, settings.jump_seconds = "dark", 30.0
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    button = next(one for one in dialog.findChildren(QPushButton) if "Reset" in one.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (settings.theme, settings.jump_seconds) == ("system", 5.0)
    assert named(dialog, QComboBox, "Colours").currentText() == "Like the desktop"
    settings.flush()
