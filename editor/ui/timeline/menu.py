"""The menu of what can be done at a place of the timeline."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from editor.core.snapping import Edge
from editor.ui.timeline.content import Band
from editor.ui.timeline.moving import EdgeMove
from editor.ui.timeline.scale import with_tenths
from editor.ui.timeline.strip import Strip


def show_menu(strip: Strip, band: Band | None, seconds: float) -> QMenu:
    """Make a menu for a clip, if there is one, and for a second."""
    menu = QMenu(strip)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if band:
        menu.addAction("&Play clip", lambda: _play(strip, band)).setShortcut("P")
        menu.addAction("&Zoom to clip", lambda: strip.show_clip(band.at))
        menu.addSeparator()
        time = with_tenths(seconds)
        start = menu.addAction(f"&Start clip here ({time})", lambda: _put(strip, band.at, Edge.START, seconds))
        end = menu.addAction(f"&End clip here ({time})", lambda: _put(strip, band.at, Edge.END, seconds))
        start.setEnabled(band.faulty or seconds < band.end)
        end.setEnabled(seconds > band.start)
        menu.addSeparator()
    row = strip.gathered.lines.row_at(seconds)
    menu.addAction("Select &line", lambda: strip.row_requested.emit(row)).setEnabled(row is not None)
    menu.addAction("Show &all", strip.show_all).setShortcut("0")
    return menu


def _play(strip: Strip, band: Band) -> None:
    strip.playback.play_span(band.start, band.end)
    strip.played.emit()


def _put(strip: Strip, at: int, edge: Edge, seconds: float) -> None:
    if at in strip.gathered.bands.of_clip:
        move = EdgeMove(strip, at, edge)
        move.to(seconds)
        move.commit()
