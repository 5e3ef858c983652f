"""The panes below the player, one of which is in front."""

from collections.abc import Callable

from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QWidget


class SideTabs(QTabWidget):
    """Has the pane of the headers, and others that are made when they are first shown.

    These get all the room that the player above can spare: a list with what belongs to each item needs it.
    """

    def __init__(self, headers: QWidget, player: QWidget, side: QSplitter) -> None:
        super().__init__()
        self._player = player
        self._side = side
        self._makers: dict[QWidget, Callable[[], QWidget]] = {}
        self._heights: dict[int, list[int]] = {}
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.addTab(headers, "Headers")
        self._tab = self.currentIndex()
        self.currentChanged.connect(self._show)

    @property
    def is_usual(self) -> bool:
        """Tell whether the player has the height that it has beside the headers; the others leave it less."""
        return self._tab == 0

    def add_later(self, title: str, made: Callable[[], QWidget]) -> QStackedWidget:
        """Add a place for a pane, which is asked for when it is first shown; whoever makes it puts it there."""
        place = QStackedWidget()
        self._makers[place] = made
        self.addTab(place, title)
        return place

    def _show(self, index: int) -> None:
        place = self.widget(index)
        if isinstance(place, QStackedWidget):
            place.setCurrentWidget(self._makers[place]())
        before, self._tab = self._tab, index
        self._heights[before] = sizes = self._side.sizes()
        self._side.setSizes(self._heights.get(index, [self._player.minimumSizeHint().height(), sum(sizes)]))
