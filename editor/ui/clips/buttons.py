"""The buttons of the clips pane: flat, quiet, and no click on them takes the keyboard away."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from editor.ui.theme import Theme, mixed

SIDE = 26  # pixels
_ICON = 18


def flat_button(words: str, keys: str = "", text: str = "", width: int = SIDE) -> QToolButton:
    """Make a button with words to be read out and shown on hover, and the keys that do the same."""
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(words)
    button.setToolTip(f"{words} ({keys})" if keys else words)
    return _dressed(button, width)


def action_button(action: QAction) -> QToolButton:
    """Make a button that does, shows and can be used as an action."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.iconText())
    return _dressed(button, SIDE)


def buttons_style(theme: Theme) -> str:
    """Make the style of the buttons of the pane."""
    ink, faint, accent, rule = (color.name() for color in (theme.ink, theme.faint, theme.accent, theme.rule))
    on = mixed(theme.panel, theme.accent, 0.2).name()
    return f"""
        QToolButton {{ border: 1px solid transparent; border-radius: 6px; color: {ink}; padding: 0; }}
        QToolButton#time {{ padding: 0 4px; }}
        QToolButton:hover {{ background: {rule}; }}
        QToolButton:pressed, QToolButton:checked {{ background: {on}; }}
        QToolButton:checked {{ border-color: {accent}; }}
        QToolButton:focus {{ border-color: {accent}; }}
        QToolButton:disabled {{ color: {faint}; }}
        QToolButton::menu-indicator {{ image: none; }}
    """


def _dressed(button: QToolButton, width: int) -> QToolButton:
    button.setFixedHeight(SIDE)
    button.setMinimumWidth(width)
    button.setIconSize(QSize(_ICON, _ICON))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
