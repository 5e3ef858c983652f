"""The player beside the transcript: picture or placard, and the controls."""

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from editor.ui.panes.controls import Controls
from editor.ui.panes.picture import Picture, Placard, can_be_drawn_into
from editor.ui.playback import Playback
from editor.ui.theme import Theme

PICTURE_LEAST = 130  # pixels
NO_RECORDING = "No recording: time runs without sound"


class PlayerPane(QWidget):
    """Shows what plays and moves the playhead by mouse."""

    def __init__(self, playback: Playback, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self.placard = Placard(theme)
        self.picture = Picture()
        self.controls = Controls(playback, theme)
        self._stage = QStackedWidget()
        self._stage.addWidget(self.placard)
        self._stage.addWidget(self.picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stage, 1)
        column.addWidget(self.controls)
        self.picture.clicked.connect(playback.toggle)
        self.picture.window_ready.connect(playback.attach)
        playback.media_changed.connect(self._show_media)
        self._show_media()

    def set_episode(self, title: str, guests: str = "", cover: QPixmap | None = None) -> None:
        """Show what episode it is, where there is no video."""
        self.placard.set_episode(title, guests, cover)

    def set_marks(self, marks: list[tuple[float, str]]) -> None:
        """Show where the headers stand along the seek bar: seconds and titles."""
        self.controls.seek_bar.set_marks(marks)

    def set_jump(self, seconds: float) -> None:
        """Jump so far with the buttons."""
        self.controls.set_jump(seconds)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.placard.set_theme(theme)
        self.controls.set_theme(theme)

    def _show_media(self) -> None:
        pictures = self._playback.pictures if self._playback.has_picture else None
        self.picture.show_pictures(pictures)
        self.placard.set_note(self._note())
        if self._playback.has_picture and (pictures is not None or can_be_drawn_into()):
            self._stage.setCurrentWidget(self.picture)
            self._stage.setMinimumHeight(PICTURE_LEAST)
            if pictures is None:
                self.picture.make_window()
        else:
            self._stage.setCurrentWidget(self.placard)
            self._stage.setMinimumHeight(0)
            self._playback.attach(None)

    def _note(self) -> str:
        media = self._playback.media
        if self._playback.engine == "silent" or media is None:
            return NO_RECORDING
        if self._playback.has_picture:
            return f"{media.name}: only Qt's player can show the picture on this desktop"
        return media.name
