from editor.ui.actions import all_actions
from editor.ui.main_window import MainWindow
from editor.ui.shortcuts import ShortcutsDialog, keys_words


def shown(dialog: ShortcutsDialog) -> dict[str, str]:
    return {row.text(0): row.text(1) for _, rows in dialog._rows for row in rows if not row.isHidden()}


def test_every_key_of_the_table_is_listed(window: MainWindow) -> None:
    dialog = ShortcutsDialog(window)
    keys = set(shown(dialog).values())
    single = [action for action in all_actions() if action.keys and not action.id.startswith("speaker_")]
    assert {keys_words(action) for action in single} <= keys
    dialog.deleteLater()


def test_the_list_is_narrowed_to_what_is_typed(window: MainWindow) -> None:
    dialog = ShortcutsDialog(window)
    dialog.filter.setText("alt+1")
    assert shown(dialog) == {"Speaker 1 to 9": "Alt+1  to  Alt+9"}
    dialog.filter.setText("playhead")
    assert "Set time from playhead" in shown(dialog)
    dialog.deleteLater()


def test_forms_that_only_other_keyboards_send_are_left_out() -> None:
    slower = next(action for action in all_actions() if action.id == "slower")
    assert keys_words(slower) == "Ctrl+Shift+,"
