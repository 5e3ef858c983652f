"""Whether a text is English, and the words of English that the rules lean on."""

import re
from itertools import islice

from editor.core.cleanup.hits import word_set
from editor.core.model import Episode

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENGLISH = word_set("and are but it it's of that the they this to what with you your")
_OTHERS = word_set(
    "aber auf auch av avec che com como con da das de del dem den der det di die dos e é een ein eine el es est"
    " et för för gli het ich ik il ist jag je jeg las le les los mais mit não nicht niet non och og os para pas per"
    " por på que qui se sie som sono uma un una und une van voor wir y zijn är"
)
_SOME_LINES = 300

# Words behind which no phrase ends: what is set in after them interrupts.
LEADING = word_set(
    "a about am an and are as at be because been being but by can could did do does for from had has have he her his i"
    " i'd i'll i'm i've if in into is it it's its just like my not of on or our really she should than that that's the"
    " their there's these they they're they've this those to very was we we'll we're we've were what when where which"
    " who will with would you you're your"
)
# Words that stand before a comma at the beginning of a sentence.
OPENING = word_set(
    "actually again also alright anyway basically definitely exactly first hello hey hi honestly indeed no now oh ok"
    " okay please right second so sure then third well yeah yep yes"
)


def plain(word: str) -> str:
    """Return a word as it stands in the sets of words."""
    return word.replace("’", "'").lower()


def reads_english(text: str) -> bool | None:
    """Tell by its small words whether a text is English; None where they do not tell."""
    words = [plain(word) for word in _WORD.findall(text)]
    english = sum(1 for word in words if word in _ENGLISH)
    others = sum(1 for word in words if word in _OTHERS)
    return None if english == others else english > others


class English:
    """Tells which lines of a page are English: those that do not tell by themselves are as the page is."""

    def __init__(self, episode: Episode) -> None:
        self._episode = episode
        self._page: bool | None = None

    def __call__(self, text: str) -> bool:
        """Tell whether a line of the page is English."""
        verdict = reads_english(text)
        return self._of_page() if verdict is None else verdict

    def _of_page(self) -> bool:
        if self._page is None:
            some = " ".join(line.text for _, line in islice(self._episode.lines(), _SOME_LINES))
            self._page = reads_english(some) is not False
        return self._page
