"""Whether words can be heard on this machine, and in a sentence what is missing for it."""

from importlib.util import find_spec
from pathlib import Path

MODEL_FILES = ("model.bin", "config.json", "tokenizer.json")
"""Without any of these, faster-whisper would fail or fetch it from the network."""


def missing(model: Path | None = None) -> str:
    """Say what is missing to hear words: of pocketsphinx, or of faster-whisper with a folder that holds its model.

    Empty if nothing is. Nothing is loaded to find that out.
    """
    if model is not None:
        return _missing_for(model)
    if find_spec("pocketsphinx") is None:
        return "To listen, Cueline needs pocketsphinx, which is not installed: install its extra `speech`."
    return ""


def _missing_for(model: Path) -> str:
    if find_spec("faster_whisper") is None:
        return "To listen with a Whisper model, Cueline needs faster-whisper, which is not installed."
    if not model.is_dir():
        return f"There is no folder {model}. Choose the one that holds the model."
    lacking = [name for name in MODEL_FILES if not (model / name).is_file()]
    if lacking:
        return f"{model} holds no model of faster-whisper: it lacks {' and '.join(lacking)}. Choose another folder."
    return ""
