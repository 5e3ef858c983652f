"""faster-whisper hears words where the user has it, and a model of it in a folder on disk.

The only file that imports it. It was written by its documentation and is tested with a stand-in: it has not been run
with a real model, which would have to be downloaded. Where a model lacks its tokenizer, faster-whisper would fetch one;
such a folder is refused (`editor.media.speech.availability`).
"""

from pathlib import Path

import numpy as np
from faster_whisper import WhisperModel

from editor.core.captions import HeardWord
from editor.core.errors import MediaError
from editor.media.speech.samples import RATE, Samples


class WhisperRecogniser:
    """Hears words of the languages that its model knows. Raises MediaError where the model cannot be read."""

    longest = 300.0

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            self._model = WhisperModel(str(folder), local_files_only=True)
        except (OSError, RuntimeError, ValueError) as error:
            raise MediaError(f"The model in {folder} cannot be read: {error}. Choose another folder.") from error

    def hear(self, samples: Samples) -> list[HeardWord]:
        """Return the words that are said, in order, with their seconds in these samples."""
        sound = samples.astype(np.float32) / np.float32(32768)
        try:
            segments, _ = self._model.transcribe(sound, word_timestamps=True)
            words = [word for segment in segments for word in segment.words or ()]
        except (OSError, RuntimeError, ValueError) as error:
            raise MediaError(f"The model in {self._folder} fails at this recording: {error}.") from error
        most = len(samples) / RATE
        return [
            HeardWord(text, min(float(word.start), most), min(float(word.end), most))
            for word in words
            if (text := word.word.strip())
        ]
