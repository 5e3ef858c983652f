"""Whether words are to be found exactly in the recording, once the page is aligned with them."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from editor.media.speech.availability import missing
from editor.ui.aligning.source_list import Source
from editor.ui.aligning.sources import Way, Words

_TICK = "Then find the words e&xactly in the recording"
_GIVES = "To a hundredth of a second, for English. It takes about a minute for each hour."
_NO_RECORDING = "There is no recording with this page to find them in."
_NO_WORDS = "The sound alone gives no words that could be found."
_MISSING = "This needs pocketsphinx, which is not installed: install Cueline's extra `speech`."
_HEARD_EXACTLY = "What pocketsphinx hears has exact times already."
_FOUND = "They were found there already."


class Exactly(Source):
    """The tick for it. Where it cannot be done, it says why; what was wanted comes back when it can."""

    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted
        super().__init__(QCheckBox(_TICK), _GIVES)
        self.button.setChecked(wanted)

    @property
    def wanted(self) -> bool:
        """Tell whether it is wanted, wherever it can be done."""
        return self.button.isChecked() if self.possible else self._wanted

    @property
    def ordered(self) -> bool:
        """Tell whether it is to be done now."""
        return self.possible and self.button.isChecked()

    def hinder(self, reason: str) -> None:
        """Let it be ticked, or say why it cannot."""
        if self.possible != (not reason):
            self._wanted = self.wanted
            self.button.setChecked(self._wanted and not reason)
        super().hinder(reason)


def hindrance(way: Way | None, recording: Path | None, model: Path | None, words: Words | None) -> str:
    """Say why the words that a way gives cannot be found exactly, or need not be; nothing if they can."""
    if way is Way.SOUND:
        return _NO_WORDS
    if recording is None:
        return _NO_RECORDING
    if missing():
        return _MISSING
    if way is Way.LISTENING and model is None:
        return _HEARD_EXACTLY
    return _FOUND if words is not None and words.exact else ""
