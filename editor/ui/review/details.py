"""The strip below the list of times: the current one in a sentence, hearing it, and what to do with it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from editor.core.timing import format_time
from editor.ui.clips.buttons import buttons_style, flat_button
from editor.ui.guard import guarded
from editor.ui.icons import themed
from editor.ui.review.deeds import DEEDS, TimesDeeds
from editor.ui.review.findings import Finding
from editor.ui.review.nothing import push_button
from editor.ui.theme import Theme

_MARGIN = 8  # pixels
_GAP = 6
_PADDING = 20
_ICON = 22
_SURE = "Accept all that are sure, as one step that can be undone."


class TimesDetails(QFrame):
    """Shows one finding; of several that are selected, how many they are.

    `sure_along` returns how many lines go along when all that are sure are accepted.
    """

    def __init__(self, deeds: TimesDeeds, sure_along: Callable[[], int], theme: Theme) -> None:
        super().__init__()
        self._deeds = deeds
        self._sure_along = sure_along
        self._count = 0
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        # As high for every finding: the list above should not move with what is chosen.
        self.sentence.setMinimumHeight(2 * self.sentence.fontMetrics().lineSpacing())
        self._names = [QLabel("Heard"), QLabel("Stated")]
        self._heard = self._play_button("play_heard")
        self._stated = self._play_button("play_stated")
        self._accept = self._button("accept_time")
        self._refuse = self._button("refuse_time")
        self._again = self._button("ask_time_again")
        self._buttons: dict[str, QWidget] = {
            "play_heard": self._heard,
            "play_stated": self._stated,
            "accept_time": self._accept,
            "refuse_time": self._refuse,
        }
        self.sure = push_button("", _SURE)
        self.sure.installEventFilter(self)
        self.sure.clicked.connect(lambda: deeds.action("accept_sure_times").trigger())
        self._lay_out()
        self.set_theme(theme)

    def show_findings(self, current: Finding | None, count: int, sure: int, along: int) -> None:
        """Show the current finding, of `count` that are selected; `sure` of those that are listed are so.

        Of `along` other lines the seconds change too when what is selected is accepted.
        """
        one = current if count <= 1 else None
        self.sentence.setText(f"{_sentence(current, count)} {_along_words(along, _repeated(current, count))}".rstrip())
        stated = one.review.stated if one else None
        self._heard.setText(format_time(one.review.second) if one else "–")
        self._stated.setText("–" if stated is None else format_time(stated))
        refused = current is not None and current.refused
        names = {"accept_time", "ask_time_again" if refused else "refuse_time"} if current else set()
        names |= {"play_heard"} if one else set()
        names |= {"play_stated"} if stated is not None else set()
        self._deeds.enable(names)
        for name, part in self._buttons.items():
            part.setEnabled(name in names)
        self._refuse.setVisible(not refused)
        self._again.setVisible(refused)
        self._accept.setText(f"Accept {count}" if count > 1 else "Accept")
        self._refuse.setText(f"Refuse {count}" if count > 1 else "Refuse")
        self.sure.setAccessibleName(_sure_words(sure))
        self.sure.setEnabled(sure > 0)
        self._count = sure
        self._fit_words()
        self._deeds.action("accept_sure_times").setEnabled(sure > 0)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.setStyleSheet(buttons_style(theme))
        for button in (self._heard, self._stated):
            button.setIcon(themed("play", theme))
        for name in self._names:
            palette = name.palette()
            palette.setColor(QPalette.ColorRole.WindowText, theme.faint)
            name.setPalette(palette)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use fewer words where there is less room."""
        super().resizeEvent(event)
        self._fit_words()

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count which lines go along with all that are sure when somebody asks: there may be ten thousands."""
        if watched is self.sure and event.type() == QEvent.Type.ToolTip:
            self.sure.setToolTip(f"{_SURE}\n{_along_words(self._sure_along(), _repeated(None, 2))}".rstrip())
        return super().eventFilter(watched, event)

    def _fit_words(self) -> None:
        others = sum(part.sizeHint().width() + _GAP for part in (self._accept, self._refuse))
        room = self.width() - 2 * _MARGIN - others - _PADDING
        words = self.sure.accessibleName()
        fits = self.sure.fontMetrics().horizontalAdvance(words) <= room
        self.sure.setText(words if fits or not self._count else f"All {self._count} sure")

    def _play_button(self, name: str) -> QToolButton:
        deed = DEEDS[name]
        button = flat_button(deed.words, deed.keys)
        font = button.font()
        font.setFeature(QFont.Tag("tnum"), 1)
        button.setFont(font)
        button.setObjectName("time")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setMinimumWidth(button.fontMetrics().horizontalAdvance("0:00") + _ICON + _PADDING)
        button.clicked.connect(lambda: self._deeds.action(name).trigger())
        return button

    def _button(self, name: str) -> QPushButton:
        deed = DEEDS[name]
        button = push_button(deed.words, f"{deed.words} ({deed.keys})")
        button.clicked.connect(lambda: self._deeds.action(name).trigger())
        return button

    def _lay_out(self) -> None:
        hearing = QHBoxLayout()
        hearing.setSpacing(2)
        for name, button in zip(self._names, (self._heard, self._stated), strict=True):
            hearing.addWidget(name)
            hearing.addWidget(button)
            hearing.addSpacing(_MARGIN)
        hearing.addStretch()
        doing = QHBoxLayout()
        doing.setSpacing(_GAP)
        for part in (self._accept, self._refuse, self._again):
            doing.addWidget(part)
        doing.addStretch()
        doing.addWidget(self.sure)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 6, _MARGIN, _MARGIN)
        column.setSpacing(6)
        column.addWidget(self.sentence)
        column.addLayout(hearing)
        column.addLayout(doing)


def _sure_words(count: int) -> str:
    if count < 2:
        return "Accept the sure one" if count else "None is sure"
    return f"Accept the {count} sure ones"


def _along_words(count: int, time: str) -> str:
    if count < 2:
        return f"1 line behind repeats {time} and goes along." if count else ""
    return f"{count} lines behind repeat {time} and go along."


def _repeated(current: Finding | None, count: int) -> str:
    if count > 1:
        return "one of these times"
    return "the time of its turn" if current is not None and current.review.stated is None else "this time"


def _sentence(current: Finding | None, count: int) -> str:
    if current is None:
        return "Choose a line to hear it and to settle its time."
    if count > 1:
        return f"{count} lines are selected."
    return f"Refused: {current.review.sentence}" if current.refused else current.review.sentence
