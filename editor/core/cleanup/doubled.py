"""Words said twice in a row: "the the". Only small words that a sentence hardly ever has twice, and only without signs.

What English doubles on purpose or by grammar stays: "had had", "that that", "is is", "very very", "no no", "log in in".
"""

import re
from collections.abc import Iterator

from editor.core.cleanup.english import English, plain
from editor.core.cleanup.hits import Hit, Spot, outside_code, word_set
from editor.core.model import Episode

ID = "doubled"

_TWICE = re.compile(
    r"(?<![\w'’\-.@#/])([^\W\d_]+(?:['’][^\W\d_]+)?)((?:[ \u00a0]+\1)+)(?![\w'’\-@/]|\.\w)", re.IGNORECASE
)
_ALWAYS = word_set(
    "a an and as because but can could he's how i'd i'll i'm i've if into it's its my of or our she's their the there's"
    " these they're they've those we'll we're we've what's when where which who's would you'll you're you've"
    " your"
)
_ASKING = r"am|are|can|could|did|do|does|have|may|should|than|that|was|were|what|will|would"
# Each of these may also end a phrase and begin the next: "turn it on on Monday". Behind what they then stand.
_UNLESS_BEHIND = {
    "about": r"talk\w*|think\w*|learn\w*|car\w+|all|it|hear\w*|ask\w*",
    "at": r"look\w*|good|aim\w*|where|it|being|works?|be|at",
    "by": r"pass\w*|go\w*|st[ao]nd\w*|drop\w*|it|live\w*",
    "for": r"look\w*|car\w+|wait\w*|go\w*|pay\w*|paid|ask\w*|it|us\w+|search\w*|responsible|stand\w*|what|account\w*",
    "from": r"com\w+|came|it's|you're|they're|hear\w*|is|are|was|were",
    "i": _ASKING,
    "in": r"\w*log\w*|sign\w*|check\w*|com\w+|came|go\w*|get\w*|got|plug\w*|buil[dt]\w*|step\w*|zoom\w*|it|believe\w*"
    r"|interested|opt\w*|put\w*|work\w*|chim\w*|jump\w*|dial\w*|live\w*|be|are|were|was|is|i'm|you're|we're|they're|all",
    "on": r"go\w*|mov\w*|turn\w*|log\w*|carry\w*|rely\w*|depend\w*|based|work\w*|it|hold\w*|put\w*|focus\w*|late[rn]*"
    r"|count\w*|sign\w*|early|is|are|was|were|from|so|hands|keep\w*|build\w*|add\w*|head",
    "they": _ASKING,
    "to": r"listen\w*|refer\w*|talk\w*|speak\w*|spoke|get\w*|got|belong\w*|forward|went|go\w*|want\w*|need\w*|have|used"
    r"|how|said|come\w*|up|it|them|able|reply|respond\w*",
    "we": _ASKING,
    "with": r"work\w*|deal\w*|start\w*|agree\w*|go\w*|com\w+|it|play\w*|help\w*|up|do",
}
# These may end a phrase as well, but not behind a word that leads on to them.
_ONLY_BEHIND = {
    "he": r"and|but|so|if|when|because|as|that|like|think|um|uh|where|then|what",
    "it": r"and|but|so|because|um|uh|then|that|think|like|as",
    "she": r"and|but|so|if|when|because|as|that|like|think|um|uh|where|then|what",
    "you": r"and|but|so|because|um|uh|then|think|like|as|if|when|that|where",
}
_LAST_WORD = re.compile(r"([\w'’]+)[ \u00a0]*\Z")


def find_doubled(episode: Episode) -> Iterator[Hit]:
    """Yield every word of the lines that is said once more than it is meant; the first one stays."""
    english = English(episode)
    for row, line in episode.lines():
        text = line.text
        words = text.lower().split()
        # Many times as fast as the expression, which has to go back at every word.
        if any(map(str.startswith, words[1:], words)):
            spots = [Spot(match.end(1), match.end(), "") for match in _TWICE.finditer(text) if _is_slip(text, match)]
            if spots and english(text):
                yield from (Hit(row, *spot, ID) for spot in outside_code(text, spots))


def _is_slip(text: str, match: re.Match[str]) -> bool:
    word = plain(match[1])
    first, others = match[1], match[2].split()
    if any(other not in (first, first.lower()) and word != "i" for other in others) or (
        first.isupper() and len(first) > 1
    ):
        return False  # a name: "the The", "US us"
    if word in _ALWAYS:
        return first != "A"  # "vitamin A a day"
    before = _LAST_WORD.search(text[max(0, match.start() - 30) : match.start()])
    known = plain(before[1]) if before else ""
    if word in _UNLESS_BEHIND:
        return not re.fullmatch(_UNLESS_BEHIND[word], known)
    only = _ONLY_BEHIND.get(word)
    return only is not None and (not known or re.fullmatch(only, known) is not None)
