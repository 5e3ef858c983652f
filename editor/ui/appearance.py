"""Light or dark: what is set, or what the desktop is set to."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from editor.ui.edges import draw_edges
from editor.ui.settings import Settings
from editor.ui.theme import DARK, LIGHT, Theme, palette_of


class Appearance(QObject):
    """Keeps the application in the theme that is wanted.

    Signals:
        theme_changed(Theme): another theme is in use.
    """

    theme_changed = Signal(object)

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self.theme = self._wanted()
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._check)
        settings.changed.connect(self._check)

    def _wanted(self) -> Theme:
        if self._settings.theme == "system":
            return DARK if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._settings.theme == "dark" else LIGHT

    def _check(self) -> None:
        theme = self._wanted()
        if theme is not self.theme:
            self.theme = theme
            self._dress()
            self.theme_changed.emit(theme)

    def _dress(self) -> None:
        self._app.setPalette(palette_of(self.theme))
        draw_edges(self._app, self.theme)
