"""Paints the pictures of a captioned video, each from the one before: only what changed is painted again."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from editor.media.canvas import Band, Drawn
from editor.ui.captioned.caption import Caption
from editor.ui.captioned.card import Card
from editor.ui.captioned.frame import BAR, BAR_GAP, Frame
from editor.ui.captioned.scene import Moment, Scene
from editor.ui.captioned.texts import Text, from_the_right
from editor.ui.theme import Theme, mixed

_AHEAD = 0.18  # how far what is still to be played stands out from the ground
_LEAST_BAR = 0.05
_FADE_IN = 0.12  # seconds in which a new panel appears
_STEPS = 4
_COVER_RADIUS = 0.14
_COVER_GAP = 28  # pixels
_ROOM = 24  # pixels that highlight and letters may reach beyond the caption's place
_DOT = 0.42


class ScenePainter:
    """Paints on an image of its own; belongs to the one thread that asks it for pictures."""

    def __init__(self, frame: Frame, scene: Scene, card: Card, theme: Theme, bars: Sequence[float]) -> None:
        self._frame = frame
        self._scene = scene
        self._card = card
        self._theme = theme
        self._bars = bars
        self._span = (0.0, 1.0)
        self._ground = self._image = self._played = QImage()
        self._shown: tuple[Moment | None, int] | None = None
        self._reached = 0
        self._caption: tuple[int, Caption] | None = None
        self._whole = True

    def begin(self, start: float, end: float) -> None:
        """Make ready for the pictures from `start` to `end`, in seconds of the recording."""
        self._span = (start, end)
        self._ground = self._paint_ground()
        self._played = self._paint_played(start, end)
        self._image = self._ground.copy()

    def paint(self, seconds: float) -> Drawn:
        """Return the picture of a moment; its pixels are overwritten by the next."""
        changed = [*self._follow_time(seconds), *self._follow_words(seconds)]
        if self._whole:
            self._whole = False
            changed = [Band(0, self._frame.size[1])]
        return Drawn(memoryview(self._image.constBits()), changed)

    @property
    def image(self) -> QImage:
        """Return the picture that was painted last."""
        return self._image.copy()

    def _follow_time(self, seconds: float) -> Iterator[Band]:
        start, end = self._span
        frame = self._frame
        reached = round(frame.line.width() * min(1.0, max(0.0, (seconds - start) / (end - start))))
        if reached == self._reached:
            return
        for place in filter(None, (frame.wave, frame.line)):
            part = QRect(place.left() + self._reached, place.top(), reached - self._reached, place.height())
            source = self._played
            if reached < self._reached:
                part, source = part.normalized(), self._ground
            painter = QPainter(self._image)
            painter.drawImage(part, source, part)
            painter.end()
            yield Band(place.top(), place.bottom() + 1)
        self._reached = reached

    def _follow_words(self, seconds: float) -> Iterator[Band]:
        moment = self._scene.moment(seconds)
        step = _STEPS
        if moment is not None:
            since = seconds - self._scene.panels[moment.panel].start
            fresh = moment.panel > 0 and since < _FADE_IN
            step = int(since / _FADE_IN * _STEPS) + 1 if fresh else _STEPS
        if (moment, step) == self._shown:
            return
        self._shown = (moment, step)
        place = self._frame.caption.united(self._frame.speaker).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(place)
        painter.drawImage(place, self._ground, place)
        if moment is not None:
            painter.setOpacity(step / _STEPS)
            self._paint_panel(painter, moment)
        painter.end()
        yield Band(place.top(), place.bottom() + 1)

    def _paint_panel(self, painter: QPainter, moment: Moment) -> None:
        frame, panel = self._frame, self._scene.panels[moment.panel]
        if self._caption is None or self._caption[0] != moment.panel:
            made = Caption(panel, frame.caption_style, frame.caption.width(), self._theme)
            self._caption = (moment.panel, made)
        self._caption[1].draw(painter, frame.caption.left(), frame.caption.top(), moment.begun, moment.lit)
        if panel.who:
            painter.setOpacity(1.0)
            self._paint_speaker(painter, panel.who)

    def _paint_speaker(self, painter: QPainter, who: str) -> None:
        place, style = QRectF(self._frame.speaker), self._frame.speaker_style
        dot = style.size * _DOT
        color = self._color_of(who)
        name = Text(who, style, place.width() - 2 * dot)
        where = QRectF(place.left(), place.top() + (style.leading - dot) / 2, dot, dot)
        if from_the_right(who):
            where.moveRight(place.right())
        else:
            place.setLeft(place.left() + 2 * dot)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(where)
        painter.setPen(color)
        name.draw(painter, place.left(), place.top() + (style.leading - name.height) / 2)

    def _color_of(self, who: str | None) -> QColor:
        slot = self._card.slots.get(who) if who else None
        return self._theme.accent if slot is None else self._theme.speaker(slot)

    def _paint_ground(self) -> QImage:
        frame, theme = self._frame, self._theme
        image = QImage(*frame.size, QImage.Format.Format_RGB32)
        image.fill(theme.page)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if frame.header.height():
            self._paint_header(painter)
        if frame.picture is not None:
            painter.fillRect(QRect(*frame.picture), Qt.GlobalColor.black)
        painter.setPen(theme.header)
        name = Text(self._card.name, frame.name_style, frame.name.width(), frame.name_lines)
        name.draw(painter, frame.name.left(), frame.name.top())
        ahead = mixed(theme.page, theme.ink, _AHEAD)
        self._paint_wave(painter, [ahead] * len(self._bars))
        self._paint_line(painter, ahead)
        painter.end()
        return image

    def _paint_header(self, painter: QPainter) -> None:
        frame, card, place = self._frame, self._card, QRectF(self._frame.header)
        if card.cover is not None:
            side = place.height()
            path = QPainterPath()
            radius = side * _COVER_RADIUS
            path.addRoundedRect(QRectF(place.left(), place.top(), side, side), radius, radius)
            painter.save()
            painter.setClipPath(path)
            painter.drawImage(path.boundingRect(), card.cover, _middle(card.cover))
            painter.restore()
            place.setLeft(place.left() + side + _COVER_GAP)
        kicker = Text(card.kicker, frame.kicker, place.width())
        title = Text(card.title, frame.title, place.width(), 2)
        height = title.height + (kicker.height if card.kicker else 0)
        top = place.top() + (max(0.0, place.height() - height) / 2 if card.cover else 0)
        if card.kicker:
            painter.setPen(self._theme.faint)
            kicker.draw(painter, place.left(), top)
            top += kicker.height
        painter.setPen(mixed(self._theme.page, self._theme.ink, 0.85))
        title.draw(painter, place.left(), top)

    def _paint_played(self, start: float, end: float) -> QImage:
        """Paint what waveform and line look like at the end."""
        image = self._ground.copy()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = len(self._bars)
        middles = (start + (number + 0.5) / count * (end - start) for number in range(count))
        self._paint_wave(painter, [self._color_of(self._scene.who(middle)) for middle in middles])
        self._paint_line(painter, self._theme.accent)
        painter.end()
        return image

    def _paint_wave(self, painter: QPainter, colors: Sequence[QColor]) -> None:
        place = self._frame.wave
        if place is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        for number, (loud, color) in enumerate(zip(self._bars, colors, strict=True)):
            height = max(BAR, place.height() * max(_LEAST_BAR, min(1.0, loud)))
            top = place.center().y() - height / 2
            painter.setBrush(color)
            painter.drawRoundedRect(QRectF(place.left() + number * (BAR + BAR_GAP), top, BAR, height), BAR / 2, BAR / 2)

    def _paint_line(self, painter: QPainter, color: QColor) -> None:
        place = QRectF(self._frame.line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)


def _middle(image: QImage) -> QRectF:
    """Return the largest square in the middle of a picture."""
    side = min(image.width(), image.height())
    return QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
