"""The buttons under the picture: play, jump, speed, loudness, and the times."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QActionGroup, QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSlider, QToolButton, QVBoxLayout, QWidget

from editor.core.timing import format_time
from editor.media.player import LOUDEST
from editor.ui.icons import icon, themed
from editor.ui.panes.seek_bar import SeekBar
from editor.ui.playback import RATES, Playback
from editor.ui.theme import Theme

DRAWN_JUMP = 5.0  # seconds: the number in the icons
LARGE, SMALL = 40, 30  # pixels
VOLUME_WIDTH = 84


class Controls(QWidget):
    """Everything that moves the playhead by mouse. No click here takes the keyboard away from the text."""

    def __init__(self, playback: Playback, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._theme = theme
        self._jump = DRAWN_JUMP
        self.seek_bar = SeekBar(theme)
        self.position = _time_label("Position")
        self.duration = _time_label("Length of the recording")
        self.duration.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.play = _button("Play", "Ctrl+Space", LARGE)
        self.back = _button("Back", "Alt+Left")
        self.forward = _button("Forward", "Alt+Right")
        self.slower = _button("Slower", "Ctrl+Shift+,")
        self.faster = _button("Faster", "Ctrl+Shift+.")
        self.speed = _button("Speed", "Ctrl+Shift+0 for 1×")
        self.mute = _button("Mute", "")
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self._dress_parts()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._show_all()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        self.seek_bar.set_theme(theme)
        self._show_jump()
        accent, ink, faint, rule = (color.name() for color in (theme.accent, theme.ink, theme.faint, theme.rule))
        self.setStyleSheet(f"""
            QToolButton {{ border: none; border-radius: 6px; color: {ink}; padding: 2px; }}
            QToolButton:hover {{ background: {rule}; }}
            QToolButton:focus {{ border: 1px solid {accent}; }}
            QToolButton::menu-indicator {{ image: none; }}
            QToolButton#play {{ background: {accent}; border-radius: {LARGE // 2}px; }}
            QToolButton#play:hover {{ background: {theme.accent.lighter(112).name()}; }}
            QToolButton#play:focus {{ border: 2px solid {ink}; }}
            QLabel#faint {{ color: {faint}; }}
            QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {rule}; }}
            QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {faint}; }}
            QSlider::handle:horizontal {{ width: 12px; margin: -4px 0; border-radius: 6px; background: {ink}; }}
        """)
        self._show_playing(self._playback.playing)
        self._show_volume()

    def set_jump(self, seconds: float) -> None:
        """Go so many seconds with the buttons beside *Play*."""
        self._jump = seconds
        self._show_jump()

    def _show_jump(self) -> None:
        form = "" if self._jump == DRAWN_JUMP else "-any"
        for button, words, keys in ((self.back, "Back", "Alt+Left"), (self.forward, "Forward", "Alt+Right")):
            button.setIcon(themed(f"{words.lower()}{form}", self._theme))
            _name(button, f"{words} {self._jump:g} seconds", keys)

    def _dress_parts(self) -> None:
        self.play.setObjectName("play")
        self.play.setIconSize(QSize(24, 24))
        self.slower.setText("−")
        self.faster.setText("+")
        self.duration.setObjectName("faint")
        menu = QMenu(self)
        choices = QActionGroup(menu)
        for rate in RATES:
            choice = choices.addAction(menu.addAction(_rate_words(rate)))
            choice.setCheckable(True)
            choice.setData(rate)
            choice.triggered.connect(partial(self._playback.set_rate, rate))
        self.speed.setMenu(menu)
        self.speed.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.speed.setMinimumWidth(self.fontMetrics().horizontalAdvance("1.25×") + 12)
        self.volume.setRange(0, LOUDEST)
        self.volume.setPageStep(10)
        self.volume.setMaximumWidth(VOLUME_WIDTH)
        self.volume.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.volume.setAccessibleName("Volume")

    def _lay_out(self) -> None:
        playing = QHBoxLayout()
        playing.setSpacing(6)
        playing.addWidget(self.position, 1)
        for button in (self.back, self.play, self.forward):
            playing.addWidget(button)
        playing.addWidget(self.duration, 1)
        sounding = QHBoxLayout()
        sounding.setSpacing(2)
        for part in (self.slower, self.speed, self.faster):
            sounding.addWidget(part)
        sounding.addStretch(1)
        sounding.addWidget(self.mute)
        sounding.addWidget(self.volume)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 4, 12, 8)
        rows.setSpacing(4)
        rows.addWidget(self.seek_bar)
        rows.addLayout(playing)
        rows.addLayout(sounding)

    def _connect(self) -> None:
        playback = self._playback
        self.play.clicked.connect(playback.toggle)
        self.back.clicked.connect(lambda: playback.jump(-self._jump))
        self.forward.clicked.connect(lambda: playback.jump(self._jump))
        self.slower.clicked.connect(playback.slower)
        self.faster.clicked.connect(playback.faster)
        self.mute.clicked.connect(lambda: playback.set_muted(not playback.muted))
        self.volume.sliderMoved.connect(playback.set_volume)
        self.volume.actionTriggered.connect(lambda: playback.set_volume(self.volume.sliderPosition()))
        self.seek_bar.sought.connect(playback.seek)
        self.seek_bar.scrubbed.connect(self._show_time)
        playback.position_changed.connect(self._show_position)
        playback.duration_changed.connect(self._show_duration)
        playback.playing_changed.connect(self._show_playing)
        playback.rate_changed.connect(self._show_rate)
        playback.volume_changed.connect(self._show_volume)
        playback.media_changed.connect(self._show_all)

    def _show_all(self) -> None:
        self._show_duration(self._playback.duration)
        self._show_position(self._playback.position)
        self._show_rate(self._playback.rate)
        self._show_volume()

    def _show_position(self, seconds: float) -> None:
        self.seek_bar.set_position(seconds)
        if not self.seek_bar.isSliderDown():
            self._show_time(seconds)

    def _show_time(self, seconds: float) -> None:
        self.position.setText(format_time(seconds))

    def _show_duration(self, seconds: float) -> None:
        self.seek_bar.set_duration(seconds)
        self.duration.setText(format_time(seconds) if seconds else "–:––")

    def _show_playing(self, playing: bool) -> None:
        self.play.setIcon(icon("pause" if playing else "play", self._theme.on_accent))
        _name(self.play, "Pause" if playing else "Play", "Ctrl+Space")

    def _show_rate(self, rate: float) -> None:
        self.speed.setText(_rate_words(rate))
        self.slower.setEnabled(rate > RATES[0])
        self.faster.setEnabled(rate < RATES[-1])
        for choice in self.speed.menu().actions():
            choice.setChecked(choice.data() == rate)

    def _show_volume(self) -> None:
        silent = self._playback.muted or not self._playback.volume
        self.mute.setIcon(themed("muted" if silent else "volume", self._theme))
        _name(self.mute, "Sound on" if self._playback.muted else "Mute", "")
        self.volume.setValue(0 if self._playback.muted else self._playback.volume)
        self.volume.setToolTip(f"Volume {self.volume.value()} %")


def _button(words: str, keys: str, size: int = SMALL) -> QToolButton:
    button = QToolButton()
    button.setFixedHeight(size)
    button.setMinimumWidth(size)
    button.setIconSize(QSize(20, 20))
    # With the Tab key it can be reached; a click leaves the keyboard in the text.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    _name(button, words, keys)
    return button


def _name(button: QToolButton, words: str, keys: str) -> None:
    button.setAccessibleName(words)
    button.setToolTip(f"{words} ({keys})" if keys else words)


def _rate_words(rate: float) -> str:
    return f"{rate:g}×"


def _time_label(name: str) -> QLabel:
    label = QLabel()
    font = label.font()
    # Figures of one width, so that the time does not tremble.
    font.setFeature(QFont.Tag("tnum"), 1)
    label.setFont(font)
    label.setAccessibleName(name)
    return label
