"""Pages of any length for the benchmarks, of words that mean nothing in particular."""

import random

import yaml

LINES_PER_HOUR = 300
LINES_PER_SECTION = 20
WORDS_PER_LINE = (8, 58)
SPEAKERS = ("Ines", "Paul")
VIDEO = "https://www.youtube.com/watch?v=cueline-s01"
WORDS = """
the of and to a in that it is we you for on with as this be are not have but from they at one what so can
sound voice room chair page word line hour minute episode question answer listener story morning window
record play listen cut write read mend wait begin finish laugh remember forget explain wonder repeat
quiet loud early late short long good small clear warm simple honest curious careful almost never often
"""


def sentence(rng: random.Random, count: int) -> str:
    """Make a sentence of so many words."""
    words = rng.choices(WORDS.split(), k=count)
    return f"{' '.join(words).capitalize()}."


def entries(hours: int) -> list[dict[str, object]]:
    """Make a transcript: a line every twelve seconds, a header every four minutes."""
    rng = random.Random(hours)
    made: list[dict[str, object]] = []
    for number in range(hours * LINES_PER_HOUR):
        sec = number * 3600 // LINES_PER_HOUR
        if number % LINES_PER_SECTION == 0:
            made.append({"header": f"Part {number // LINES_PER_SECTION + 1}: {sentence(rng, 4)}"})
        minutes, seconds = divmod(sec, 60)
        time = f"{minutes}:{seconds:02}" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        text = sentence(rng, rng.randint(*WORDS_PER_LINE))
        made.append({"line": text, "sec": sec, "time": time, "who": SPEAKERS[number // 2 % 2]})
    return made


def page(hours: int) -> bytes:
    """Make an episode page of so many hours, as a program would have written it."""
    clips = [
        {"name": f"Clip {at}", "startOffset": at, "url": f"{VIDEO}&t={at}", "endOffset": at + 60}
        for at in range(0, hours * 3600, 240)
    ]
    front = {
        "episode": 1,
        "links": {"youtube": VIDEO},
        "season": 1,
        "title": f"An episode of {hours} h",
        "transcript": entries(hours),
        "quotableClips": clips,
    }
    text = yaml.dump(front, Dumper=yaml.CSafeDumper, width=80, allow_unicode=True, sort_keys=False)
    return f"---\n{text}---\n\nNotes on the episode.\n".encode()
