"""One small page of our own in the many ways in which people lay out YAML."""

import yaml

BASE = """\
---
title: "Bees and sensors: a talk"
season: 3
links:
  youtube: https://www.youtube.com/watch?v=abc
quotableClips:
- name: 'Opening: the hive'
  startOffset: 0
  url: https://www.youtube.com/watch?v=abc&t=0
  endOffset: 31
- name: Weighing honey
  startOffset: 31
  url: https://www.youtube.com/watch?v=abc&t=31
  endOffset: 95
transcript:
- header: 'Opening: the hive'
- line: Welcome back to the show. Today we talk about a hive that weighs itself each
    night and writes the result into a small database on the roof of the shed.
  sec: 0
  time: 0:00
  who: Mina
- line: 'Thank you: it is good to be here.'
  sec: 18
  time: '0:18'
  who: Jonas
- line: I brought some honey.
  who: Jonas
- header: Weighing honey
- line: How heavy is a hive?
  sec: 31
  time: '0:31'
  who: Mina
- line: Forty kilos – ‘give or take’, as my father said. In the autumn it is more, in the
    spring it is less, and after a week of rain it is whatever the bees decide.
  sec: 37
  time: '0:37'
  who: Jonas
- line: That settles it.
  sec: 3700
  time: '1:01:40'
  who: Mina
---
Some *body* text with {{ liquid }} and\ta tab.

--- not a fence
"""

YAML = BASE.split("---\n")[1]
DATA = yaml.safe_load(YAML)


def page(sections: str) -> str:
    """Put sections into a page with a title and a body."""
    return f"---\ntitle: Bees\n{sections}---\nBody.\n"


def indented() -> str:
    head, transcript = YAML.split("transcript:\n")
    top, clips = head.split("quotableClips:\n")
    return f"---\n{top}quotableClips:\n{shift(clips)}transcript:\n{shift(transcript)}---\nBody.\n"


def shift(block: str) -> str:
    return "".join("  " + line for line in block.splitlines(keepends=True))


def commented() -> str:
    entries = YAML.replace("\n- ", "\n\n# about the next\n\n- ")
    return f"---\n{entries.replace('  sec: 18', '  sec: 18  # roughly')}# the end\n\n---\nBody.\n"


def dumped(**options: object) -> str:
    text = yaml.safe_dump(DATA, sort_keys=False, allow_unicode=True, **options)
    return f"---\n{text}---\nBody.\n"


def flow_entries() -> str:
    lines = "".join(f"- {yaml.safe_dump(entry, default_flow_style=True, width=9999)}" for entry in DATA["transcript"])
    return page(f"transcript:\n{lines}")


def dash_alone() -> str:
    return BASE.replace("\n- ", "\n-\n  ")


def literal_blocks() -> str:
    entries = "".join(
        f"- line: |  # spoken\n    {entry['line']}\n  who: {entry['who']}\n"
        for entry in DATA["transcript"]
        if "line" in entry
    )
    return page(f"transcript:\n{entries}")


ANCHORS = page(
    "defaults: &mina\n  who: Mina\n  mood: glad\n"
    "transcript:\n- &first\n  line: One.\n  <<: *mina\n- line: &text Two.\n  who: Jonas\n- line: *text\n  who: Jonas\n"
    "- *first\n- line: Three.\n  sec: &s 12\n  words: [1, 2, {a: b}]\nlast: *text\n"
)

ODD = page(
    "transcript:\n- line: 12\n  who: 7\n  time: 1:18\n  sec: abc\n- line: Yes\n  who: ~\n  sec:\n- line: [laughs]\n"
    "  sec: '31'\n- 'line'  :   spaced   # why\n  \"who\": !!str Al\n  rating: 5\n- header: Twice\n  sec: 3\n"
    "- line: first\n  line: second\n  sec: 8\n- who: Nobody\n- line: >-\n    folded\n    text\n  who: |\n    Al\n"
    "- {}\n"
)

LAYOUTS: dict[str, str] = {
    "as the site writes it": BASE,
    "indented": indented(),
    "comments and blank lines": commented(),
    "double quoted": dumped(default_style='"', width=10**6),
    "not wrapped": dumped(width=10**6),
    "60 wide": dumped(width=60),
    "120 wide": dumped(width=120),
    "flow entries": flow_entries(),
    "flow section": page(
        f"transcript: {yaml.safe_dump(DATA['transcript'], default_flow_style=True, width=9999).strip()}  # all\n"
    ),
    "dash alone": dash_alone(),
    "far keys": BASE.replace("\n- ", "\n-   ").replace("\n  ", "\n    "),
    "literal blocks": literal_blocks(),
    "anchors": ANCHORS,
    "odd values": ODD,
    "no sections": page("season: 1\n"),
    "nothing at all": "---\n---\nBody.\n",
    "empty sections": page("transcript: []  # none yet\nquotableClips:\n"),
    "null sections": page("quotableClips: ~\ntranscript: null # none\nseason: 2\n"),
    "transcript first": page("transcript:\n- line: One.\nquotableClips: []\n"),
    "no body": f"---\n{YAML}---",
    "dots": f"---\n{YAML}...\nBody.\n",
    "CRLF": BASE.replace("\n", "\r\n"),
    "CRLF with BOM": "\ufeff" + BASE.replace("\n", "\r\n"),
    "mixed line ends": BASE.replace("\n", "\r\n", 20),
    "sections twice": page("transcript:\n- line: Old.\nseason: 1\ntranscript:\n- line: New.\n- line: Newer.\n"),
    "indented root": "---\n  title: Bees\n---\n",
    "comment touching brackets": page("transcript: []# none\n"),
    "narrow keys": page("transcript:\n-\n line: One.\n"),
    "quoted keys": page("'transcript' :\n- \"line\": One.\n  'who': Al\n"),
}

PLAIN: dict[str, str] = {
    "mapping": YAML,
    "mapping without a last line end": YAML.rstrip("\n"),
    "root list": YAML.split("transcript:\n")[1],
    "root list without a last line end": YAML.split("transcript:\n")[1].rstrip("\n"),
    "root list in brackets": "[{line: One.}, {line: Two.}]\n",
    "several documents": f"a: 1\n---\n{YAML}---\nb: [2]\n...\n",
    "indented root": shift("transcript:\n- line: One.\n- line: Two.\n"),
    "transcript at the end without one": "title: x\ntranscript:",
    "empty brackets at the end": "transcript: []",
}
