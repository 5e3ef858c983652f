"""QtMultimedia as a player; its codecs come with it."""

import time
from pathlib import Path

from PySide6.QtCore import Q_ARG, QGenericArgumentHolder, QMetaObject, QObject, QRectF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtMultimedia import QAudio, QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink

from editor.media.player import Player, Report, State

LATENCY = 0.025  # seconds that reports are ahead of what is heard

DAMAGED = "it is damaged, or of a format that cannot be played here"


class QtPictures(QObject):
    """The pictures of a video. A QVideoWidget would be a window of the system, and stays black in some layouts.

    Signals:
        changed(): there is another picture.
    """

    changed = Signal()

    def __init__(self, player: QMediaPlayer) -> None:
        super().__init__()
        self._frame = QVideoFrame()
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._take)
        player.setVideoSink(self._sink)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Draw the present picture, as large as its shape allows."""
        self._frame.paint(painter, area, QVideoFrame.PaintOptions())

    @Slot(QVideoFrame)
    def _take(self, frame: QVideoFrame) -> None:
        # At the end Qt sends an empty one.
        if frame.isValid():
            self._frame = frame
            self.changed.emit()


class QtPlayer(Player):
    """Plays by QMediaPlayer; lives on the window's thread and hands out the pictures of a video."""

    name = "Qt"

    def __init__(self) -> None:
        self._player = QMediaPlayer()
        self._sound = QAudioOutput()
        _settle_overrides(self._sound)
        self._player.setAudioOutput(self._sound)
        self._player.setPitchCompensation(True)
        self._pictures = QtPictures(self._player)
        self._report = Report(0.0, time.monotonic())
        self._why: str | None = None
        self._waiting: int | None = None
        self._closed = False
        self._player.mediaStatusChanged.connect(self._note_status)
        self._player.positionChanged.connect(self._note_position)
        self._player.errorOccurred.connect(self._note_error)

    @property
    def report(self) -> Report:
        """Return what Qt reported last."""
        return self._report

    @property
    def duration(self) -> float:
        """Return the length of the recording in seconds; 0 while it is not known."""
        return self._player.duration() / 1000

    @property
    def state(self) -> State:
        """Return what Qt does."""
        status = QMediaPlayer.MediaStatus
        if self._why is not None:
            return State.FAILED
        match self._player.mediaStatus():
            case status.NoMedia:
                return State.EMPTY
            case status.LoadingMedia:
                return State.LOADING
            case status.EndOfMedia:
                return State.ENDED
        playing = self._player.playbackState() == QMediaPlayer.PlaybackState.PlayingState
        return State.PLAYING if playing else State.PAUSED

    @property
    def error(self) -> str | None:
        """Return why the recording does not play, if it does not."""
        return self._why

    @property
    def has_picture(self) -> bool:
        """Tell whether the recording is a video."""
        return self._player.hasVideo()

    @property
    def pictures(self) -> QtPictures:
        """Return what is to be drawn for a video."""
        return self._pictures

    def load(self, path: Path) -> None:
        """Open a recording; it stands paused at its start, where a video shows its first picture."""
        self._why = self._waiting = None
        _call(self._player, "setSource", Q_ARG(QUrl, QUrl.fromLocalFile(str(path.absolute()))))
        self._report = Report(0.0, time.monotonic())
        _call(self._player, "pause")

    def play(self) -> None:
        """Go on playing."""
        _call(self._player, "play")

    def pause(self) -> None:
        """Stand still."""
        if self.state is State.PLAYING:
            _call(self._player, "pause")

    def stop(self) -> None:
        """Let go of the recording."""
        _call(self._player, "stop")
        _call(self._player, "setSource", Q_ARG(QUrl, QUrl()))
        self._why = None

    def seek(self, seconds: float) -> None:
        """Go to a second, once the recording is open."""
        milliseconds = round(seconds * 1000)
        if self.state is State.LOADING:
            self._waiting = milliseconds
        else:
            _call(self._player, "setPosition", Q_ARG("qlonglong", milliseconds))
            if self._player.playbackState() == QMediaPlayer.PlaybackState.StoppedState:
                _call(self._player, "pause")  # as after the end; stopped it would show no picture
        self._report = Report(seconds, time.monotonic())

    def set_rate(self, rate: float) -> None:
        """Play so many times as fast, at the same pitch."""
        _call(self._player, "setPlaybackRate", Q_ARG(float, rate))

    def set_volume(self, volume: int) -> None:
        """Play so loud, from 0 to 100 as the ear counts."""
        scale = QAudio.VolumeScale
        loud = QAudio.convertVolume(volume / 100, scale.LogarithmicVolumeScale, scale.LinearVolumeScale)
        _call(self._sound, "setVolume", Q_ARG("float", loud))

    def close(self) -> None:
        """Let go of everything."""
        if self._closed:
            return
        self._closed = True
        self._player.mediaStatusChanged.disconnect(self._note_status)
        self._player.positionChanged.disconnect(self._note_position)
        self._player.errorOccurred.disconnect(self._note_error)
        _call(self._player, "stop")
        _call(self._player, "setSource", Q_ARG(QUrl, QUrl()))
        self._player.deleteLater()
        self._pictures.deleteLater()
        self._sound.deleteLater()

    def _note_position(self, milliseconds: int) -> None:
        playing = self._player.playbackState() == QMediaPlayer.PlaybackState.PlayingState
        ahead = LATENCY * self._player.playbackRate() if playing else 0.0
        self._report = Report(max(0.0, milliseconds / 1000 - ahead), time.monotonic())

    def _note_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia and not self._player.duration():
            self._why = DAMAGED
        elif self._waiting is not None and status != QMediaPlayer.MediaStatus.LoadingMedia:
            _call(self._player, "setPosition", Q_ARG("qlonglong", self._waiting))
            self._waiting = None

    def _note_error(self, _error: QMediaPlayer.Error, _detail: str) -> None:
        self._why = DAMAGED


def _call(thing: QObject, slot: str, *arguments: QGenericArgumentHolder) -> None:
    """Call a slot of Qt's without Python's lock.

    PySide keeps the lock through a plain call. These wait for Qt's threads and their mutexes, which may be waiting for
    that lock themselves: then the window would stand still for ever.
    """
    QMetaObject.invokeMethod(thing, slot, Qt.ConnectionType.DirectConnection, *arguments)


def _settle_overrides(sound: QAudioOutput) -> None:
    """Let PySide find out now, on this thread, that Python does not override how connections are noted.

    It asks once for every object, and needs Python's lock for it. The first time would be when Qt's audio thread
    disconnects from the output, holding the mutex that `stop` waits for.
    """
    sound.volumeChanged.connect(_ignore)
    sound.volumeChanged.disconnect(_ignore)


def _ignore(_volume: float) -> None:
    """Take a signal and do nothing."""
