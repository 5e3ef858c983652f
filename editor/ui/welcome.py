"""What the window shows when no page is open."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.ui.guard import guarded
from editor.ui.icons import icon, pixmap, themed
from editor.ui.notices import NoticeBar
from editor.ui.theme import Theme

WIDTH = 600  # pixels
SHOWN = 6
DAY = 24 * 3600  # seconds


class Welcome(QWidget):
    """The name, the ways in, and the pages that were open lately.

    Signals:
        open_requested(): a page is to be chosen.
        import_requested(): captions or a transcript of another kind are to become a page.
        sample_requested(): the sample episode is to be tried.
        page_requested(Path): a page that was open before is wanted.
    """

    open_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()
    page_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAutoFillBackground(True)
        self._theme = theme
        self.notices = NoticeBar(theme)
        self._sign = QLabel()
        self._title = _label("Cueline", 2.2, QFont.Weight.DemiBold)
        self._motto = _label("Edit podcast transcripts while you listen.", 1.1)
        self._heading = _label("Recent", 0.95, QFont.Weight.DemiBold)
        self._hint = _label("You can also drop a page, a recording or captions on this window.", 0.95)
        self.open_button = _button("Open a page…", "openPage")
        self.import_button = _button("Import captions…", "importCaptions")
        self.sample_button = _button("Try the sample episode", "trySample")
        self.rows: list[RecentRow] = []
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._lay_out()
        self.open_button.clicked.connect(self.open_requested)
        self.import_button.clicked.connect(self.import_requested)
        self.sample_button.clicked.connect(self.sample_requested)
        self.set_theme(theme)

    def set_recent(self, pages: Sequence[tuple[Path, float]]) -> None:
        """Show the pages that were open lately, each with the moment it was, in seconds since 1970."""
        for row in self.rows:
            self._recent.removeWidget(row)
            row.deleteLater()
        self.rows = [RecentRow(path, moment, self._theme) for path, moment in pages[:SHOWN]]
        for row in self.rows:
            row.chosen.connect(self.page_requested)
            self._recent.addWidget(row)
        self._heading.setVisible(bool(self.rows))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        self.notices.set_theme(theme)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, theme.page)
        self.setPalette(palette)
        for label in (self._motto, self._heading, self._hint):
            faint = QPalette(label.palette())
            faint.setColor(QPalette.ColorRole.WindowText, theme.faint)
            label.setPalette(faint)
        self._sign.setPixmap(pixmap("cueline", theme.ink, 60, self.devicePixelRatioF()))
        self.open_button.setIcon(icon("open", theme.on_accent))
        self.import_button.setIcon(themed("import", theme))
        self.sample_button.setIcon(themed("sample", theme))
        self.open_button.setStyleSheet(_filled(theme))
        for button in (self.import_button, self.sample_button):
            button.setStyleSheet(_outlined(theme))
        for row in self.rows:
            row.set_theme(theme)

    def _lay_out(self) -> None:
        name = QVBoxLayout()
        name.setSpacing(2)
        name.addWidget(self._title)
        name.addWidget(self._motto)
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(self._sign)
        top.addLayout(name, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.sample_button)
        buttons.addStretch(1)
        column = QWidget()
        column.setFixedWidth(WIDTH)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 24, 0, 24)
        lines.addStretch(2)
        lines.addLayout(top)
        lines.addSpacing(28)
        lines.addLayout(buttons)
        lines.addSpacing(32)
        lines.addWidget(self._heading)
        lines.addSpacing(4)
        lines.addLayout(self._recent)
        lines.addSpacing(24)
        lines.addWidget(self._hint)
        lines.addStretch(3)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.notices)
        outer.addLayout(middle, 1)


class RecentRow(QAbstractButton):
    """A page that was open before: its name, its folder, and when."""

    chosen = Signal(object)

    def __init__(self, path: Path, moment: float, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._folder = _short(path.parent)
        self._when = when_words(moment)
        self._theme = theme
        self.setText(path.name)
        self.setToolTip(str(path))
        self.setAccessibleName(f"{path.name} in {self._folder}, {self._when}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: self.chosen.emit(self.path))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        self.update()

    @guarded
    def sizeHint(self) -> QSize:
        """Leave room for two lines of text."""
        return QSize(WIDTH, self.fontMetrics().height() * 2 + 18)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the name over the folder, the moment at the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.panel)
            painter.drawRoundedRect(self.rect(), 6, 6)
        height = self.fontMetrics().height()
        room = self.rect().adjusted(10, 8, -10, -8)
        painter.drawPixmap(
            QPoint(room.left(), room.center().y() - 10),
            pixmap("page", self._theme.faint, 20, self.devicePixelRatioF()),
        )
        room.setLeft(room.left() + 34)
        painter.setPen(self._theme.faint)
        when = painter.boundingRect(room, Qt.AlignmentFlag.AlignRight, self._when)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._when)
        room.setRight(when.left() - 16)
        self._draw_line(painter, self._folder, QRect(room.left(), room.top() + height + 2, room.width(), height))
        painter.setPen(self._theme.ink)
        self._draw_line(painter, self.text(), QRect(room.left(), room.top(), room.width(), height))

    def _draw_line(self, painter: QPainter, text: str, room: QRect) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def when_words(moment: float, now: float | None = None) -> str:
    """Say when something was, as seen from `now` or this moment; both in seconds since 1970."""
    then, today = time.localtime(moment), time.localtime(now)
    days = (time.mktime((*today[:3], 12, 0, 0, 0, 0, -1)) - time.mktime((*then[:3], 12, 0, 0, 0, 0, -1))) / DAY
    if days < 0.5:
        return time.strftime("Today, %H:%M", then)
    if days < 1.5:
        return "Yesterday"
    return f"{round(days)} days ago" if days < 14 else time.strftime("%d %b %Y", then).lstrip("0")


def _short(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)


def _label(text: str, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * size)
    font.setWeight(weight)
    label.setFont(font)
    return label


def _button(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setIconSize(QSize(20, 20))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def _filled(theme: Theme) -> str:
    return (
        f"QPushButton {{ background: {theme.accent.name()}; color: {theme.on_accent.name()}; border: none;"
        " border-radius: 6px; padding: 9px 18px 9px 14px; font-weight: 600; }"
        f"QPushButton:hover, QPushButton:focus {{ background: {theme.accent.lighter(112).name()}; }}"
    )


def _outlined(theme: Theme) -> str:
    return (
        f"QPushButton {{ background: transparent; color: {theme.ink.name()}; border: 1px solid {theme.rule.name()};"
        " border-radius: 6px; padding: 8px 18px 8px 14px; }"
        f"QPushButton:hover, QPushButton:focus {{ background: {theme.panel.name()}; }}"
    )
