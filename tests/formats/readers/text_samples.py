"""A small file of each kind that is text, of our own making."""

import json

RENDERED = """Read our newsletter!

Good Talks

Season 3, episode 12 of the Good podcast with Bo

The transcripts are edited for clarity.

Beginnings: how it began

Ann: Good morning. It's 10:30 (in Rome). (0:05)

Bo: Morning! (1:02:03)

Bo: I go on. (1:02:03)

Is it: really so?

And here the same voice goes on.

Ann: Thanks (1:03:00)

Subscribe now.
"""

MARKDOWN = r"""# Good Talks

Listen [here](https://example.com).

## The start ##

**Ann Lee:** \[00:00:52.01\] Hello. It's 3 \* 4,
  \[laughs\] *really* snake_case.

\[00:01:10.5\] And I go on.

**Break:** \[00:02:00\]

---

**Bo**: Thanks &amp; bye.
**Ann Lee:** [1:02:03] See you.
> **Bo (1:02:05):** Bye.
"""

STAMPED = """Recorded in spring.

00:00:01 Good morning everybody,
and welcome.
00:01:10.5 It's about time: we begin.
01:02:03 - The end of it.
"""

DESCRIPT = """The first part

[00:00:12] Ann Lee: Good morning.

Still Ann. [00:00:20] And on.

[00:00:30] Bo: Hi!

Ann Lee: [00:00:40] Bye.
[00:00:50] Bo: Bye.
"""

OTTER = """SUMMARY KEYWORDS
data, teams

Ann Lee  0:00\x20\x20
Good morning, it's 5:30 now

Unknown Speaker  1:02:03\x20\x20
just like let me

Ann Lee  1:02:10
Bye.

And once more.

Transcribed by https:\x2f/otter.ai
"""

EDITED = """Introduction
[0:05]
Ann:
Good morning.
=And again.
0:20
Bo
Hello. I came by bus.
The bus: why not?
1:02:03
Ann
Thanks.
Indeed.
"""

TIMES_ALONE = """0:01\x20\x20
When I was a kid, apples were red. Not good.

0:45
It was a bad time.

Transcribed by https:\x2f/otter.ai
"""

CHAPTERS = """00:00:00 Introduction

- [02:39] Guest: Bo
1:00:00 — The end
"""

DESCRIPTION = """We talk about data.

Chapters:
0:00 Introduction
2:39 Guest: Bo
1:00:00 The end

Links: https://example.com
At 5:00 we laugh.
"""

PODCAST = json.dumps(
    {
        "version": "1.2.0",
        "title": "Good Talks",
        "chapters": [
            {"startTime": 159.5, "title": "Guest", "img": "https://example.com/a.png"},
            {"startTime": 0, "title": "Introduction"},
            {"startTime": 200, "toc": False},
        ],
    }
)

PAGE = """---
title: Good Talks
quotableClips:
- name: A clip
  startOffset: 1
transcript:
- header: 'The start: now'
- line: Hello
    all.
  sec: 5
  time: '0:05'
  who: Ann
  note: x
- line: Bye.
  time: '1:05'
- line: ''
---

Words below.
"""

TABLE = """section,time,start,end,speaker,text
,0:05,5,9,Ann,"Hello, all."
The start: now,0:09,9,12,Bo,"He said ""so""."
The start: now,,12,15,Bo,Bye.
"""

SAMPLES = {
    "rendered": RENDERED,
    "markdown": MARKDOWN,
    "stamped": STAMPED,
    "descript": DESCRIPT,
    "otter": OTTER + "\n" + EDITED,
    "chapters": CHAPTERS,
    "youtube-description": DESCRIPTION,
    "podcast-chapters": PODCAST,
    "csv": TABLE,
    "page": PAGE,
}
