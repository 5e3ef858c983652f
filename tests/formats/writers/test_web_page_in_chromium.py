"""The web page as a reader has it, in a real Chromium: it plays, follows, is searched, and asks nobody for anything."""

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.core.model import Clip, Episode, Line
from editor.core.timing import Timeline
from editor.formats.writers.options import Options
from editor.formats.writers.web_page import write_web_page
from editor.ui import theme
from tests.core.episodes import episode
from tests.formats.writers.chromium import PROGRAM, Chromium, Tab, chromium
from tests.media.beeps import write_film, write_sound

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="needs Chromium: apt-get install chromium")

FILLER = "And so it went on and on, with many a word that nobody will ever look for in here. " * 6
TALK = episode(
    "# Beginning",
    "0 Paul: Welcome to the little show about beeps, don’t go.",
    "3 Ines: Thank you, Paul. A beep is a fine thing.",
    "# Middle",
    *(f"{sec} Paul: {FILLER}" for sec in (5, 6, 7)),
    "# End",
    "8 Ines: The very last beep comes now, or does it?",
    clips=[Clip("A fine thing", 3.5, 5)],
)
NOW = """(() => { const line = document.querySelector(".line[aria-current]");
const all = [...document.querySelectorAll(".line")], [range] = CSS.highlights.get("word") ?? [];
return {time: document.querySelector("#media").currentTime, line: all.indexOf(line), word: String(range ?? "")}; })()"""
LIT = "[...document.querySelectorAll('.line')].findIndex(one => one.matches('[aria-current]'))"
FOCUS = "document.activeElement.id || document.activeElement.className || document.activeElement.localName"
SEEN = """(() => { const {top, bottom} = document.querySelector(".line[aria-current]").getBoundingClientRect();
return top < innerHeight && bottom > 0; })()"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with chromium(tmp_path_factory.mktemp("chromium")) as running:
        yield running


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page with its recording beside it, which is named as nobody should."""
    folder = tmp_path_factory.mktemp("site")
    write_sound(folder / "a talk #1.opus", "libopus", 12)
    (folder / "talk.html").write_bytes(write_web_page(TALK, Options(media="a talk #1.opus", duration=12)))
    return folder / "talk.html"


@pytest.fixture
def tab(browser: Chromium, page: Path) -> Iterator[Tab]:
    """Return a tab that shows the page; it must neither complain nor ask for anything else by the end."""
    with browser.tab() as tab:
        tab.open(page)
        yield tab
        assert not tab.complaints()
        assert {url.split("#")[0] for url in tab.requests()} <= {
            page.as_uri(),
            (page.parent / "a talk #1.opus").as_uri(),
        }


def word_at(seconds: float) -> tuple[int, str]:
    """Return which line and word the editor would light."""
    spoken = Timeline(TALK.entries, 12).spoken(seconds)
    assert spoken
    line = bisect_right([row for row, _ in TALK.lines()], spoken.row) - 1
    return line, TALK.entries[spoken.row].text[spoken.start : spoken.end]


def test_lights_nothing_before_it_is_played(tab: Tab) -> None:
    assert tab.js(LIT) == -1
    assert tab.js("scrollY") == 0
    assert tab.js("document.querySelector('#length').textContent") == "0:12"


def test_plays_and_lights_the_line_and_the_word(tab: Tab) -> None:
    tab.click("#play")
    tab.wait("document.querySelector('#media').currentTime > 3.3")
    now = tab.js(NOW)
    assert (now["line"], now["word"]) in [word_at(now["time"] - late) for late in (0, 0.05, 0.1)]
    assert tab.js("document.querySelector('#play').ariaLabel") == "Pause"
    assert tab.js("document.querySelector('.chapters [aria-current]').hash") == "#t=0"


@pytest.mark.parametrize("seconds", [0, 1.7, 2.99, 3.0, 4.4, 6.5, 8, 9.9])
def test_lights_the_same_word_as_the_editor(tab: Tab, page: Path, seconds: float) -> None:
    tab.open(page, f"#t={seconds}")
    now = tab.js(NOW)
    assert (now["line"], now["word"]) == word_at(seconds + 0.006)
    tab.wait(SEEN)


@pytest.mark.parametrize(("fragment", "seconds"), [("#t=8", 8), ("#t=0:08", 8), ("#t=0:00:08.5", 8.5), ("#x", 0)])
def test_a_link_leads_to_a_moment(tab: Tab, page: Path, fragment: str, seconds: float) -> None:
    tab.js(f"location.hash = '{fragment}'")
    tab.wait(f"document.querySelector('#media').currentTime === {seconds}")
    assert tab.js("document.querySelector('#media').paused")


def test_a_click_on_a_word_plays_from_it(tab: Tab) -> None:
    x, y = tab.js("""(() => { const text = document.querySelectorAll(".line .text")[1].firstChild, range = new Range();
        range.setStart(text, text.data.indexOf("beep")); range.setEnd(text, range.startOffset + 4);
        const {x, y, width, height} = range.getBoundingClientRect(); return [x + width / 2, y + height / 2]; })()""")
    tab.click_at(x, y)
    now = tab.js(NOW)
    assert (now["line"], now["word"]) == (1, "beep")
    tab.wait("!document.querySelector('#media').paused")


@pytest.mark.parametrize(
    ("link", "seconds"),
    [(".line:nth-of-type(2) .time", 3), (".chapters li:last-child a", 8), (".clips a", 3.5)],
)
def test_times_chapters_and_clips_play_from_there(tab: Tab, link: str, seconds: float) -> None:
    tab.click(link)
    assert tab.js("document.querySelector('#media').currentTime") == pytest.approx(seconds, abs=0.3)
    assert tab.js("location.hash") == f"#t={seconds}"


def test_a_selection_does_not_play(tab: Tab) -> None:
    tab.js("getSelection().selectAllChildren(document.querySelector('.text'))")
    tab.js("document.querySelector('.text').click()")
    assert tab.js("document.querySelector('#media').paused")


def test_the_keyboard_plays_and_jumps(tab: Tab) -> None:
    position = "document.querySelector('#media').currentTime"
    for key, seconds in (("l", 10), ("ArrowLeft", 5), ("ArrowRight", 10), ("j", 0)):
        tab.press(key)
        assert tab.js(position) == seconds
    tab.press(">")
    assert tab.js("document.querySelector('#media').playbackRate") == 1.25
    for key, paused in (("k", False), (" ", True), (" ", False), ("K", True)):
        tab.press(key)
        tab.wait(f"document.querySelector('#media').paused === {str(paused).lower()}")


def test_every_control_can_be_reached_and_is_seen_to_be(tab: Tab) -> None:
    reached = []
    for _ in range(24):
        tab.press("Tab")
        reached.append(tab.js(FOCUS))
        if "play" in reached:
            break
        style = tab.js(
            "(() => { const one = getComputedStyle(document.activeElement);"
            "return [one.outlineStyle, one.boxShadow, document.activeElement.id]; })()"
        )
        assert style[0] != "none" or style[2] == "query"
    assert reached[:4] == ["skip", "query", "theme", "keys"]
    assert reached[-3:] == ["position", "back", "play"]


def test_the_skip_link_leads_to_the_transcript(tab: Tab) -> None:
    tab.press("Tab")
    tab.press("Enter")
    assert tab.js(FOCUS) == "transcript"


def test_searches_with_marks_and_a_count(tab: Tab) -> None:
    tab.press("/")
    tab.type("BEEP")
    assert tab.js("document.querySelector('#count').textContent") == "1 of 3"
    assert tab.js("[...CSS.highlights.get('hit')].map(String)") == ["beep"] * 3
    shown = []
    for shift in (False, False, False, True):
        tab.press("Enter", shift)
        shown.append(tab.js("document.querySelector('#count').textContent"))
    assert shown == ["2 of 3", "3 of 3", "1 of 3", "3 of 3"]
    tab.wait("[...CSS.highlights.get('current-hit')][0].getBoundingClientRect().bottom < innerHeight")
    tab.press("Escape")
    assert tab.js("[CSS.highlights.get('hit').size, document.querySelector('#query').value]") == [0, ""]


@pytest.mark.parametrize(
    ("query", "count"), [("don't go", "1 of 1"), ("a.b(", "No match"), ("  ", ""), ("Middle", "1 of 1")]
)
def test_searches_for_what_is_typed_however_quotes_are_written(tab: Tab, query: str, count: str) -> None:
    tab.press("/")
    tab.type(query)
    assert tab.js("document.querySelector('#count').textContent") == count


def test_goes_back_to_now_when_the_reader_wants_to(tab: Tab, page: Path) -> None:
    tab.open(page, "#t=0.5")
    tab.wait("document.querySelector('#now').hidden")
    tab.js("new Promise(done => setTimeout(done, 1000))")
    tab.wheel(2000)
    tab.wait("!document.querySelector('#now').hidden && scrollY > 500")
    tab.click("#now")
    tab.wait(f"document.querySelector('#now').hidden && {SEEN}")


def test_keeps_what_is_spoken_in_view(tab: Tab) -> None:
    tab.call("Emulation.setDeviceMetricsOverride", width=400, height=420, deviceScaleFactor=1, mobile=False)
    tab.js("document.querySelector('#media').playbackRate = 2")
    tab.press("k")
    tab.wait("document.querySelector('#media').currentTime > 9")
    tab.wait(SEEN)
    assert tab.js("document.querySelector('#now').hidden && scrollY > 300")


def test_copies_a_link_to_a_line(tab: Tab, page: Path) -> None:
    tab.hover(".line:nth-of-type(2) .text")
    tab.click(".line #share")
    tab.wait("document.querySelector('#said').textContent.startsWith('Link to 0:03 copied')")
    tab.press("/")
    tab.paste()
    assert tab.js("document.querySelector('#query').value") == f"{page.as_uri()}#t=3"


def test_a_screen_reader_finds_its_way(tab: Tab) -> None:
    nodes = [node for node in tab.call("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]
    named = {(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes}
    landmarks = {("search", "Transcript"), ("banner", ""), ("navigation", "Contents"), ("main", "Transcript")}
    assert landmarks | {("region", "Player"), ("slider", "Position"), ("button", "Play")} <= named
    assert {("heading", name) for name in ("Transcript", "Chapters", "Clips", "Beginning", "Middle", "End")} <= named
    assert not [role for role, name in named if role in ("button", "link", "combobox", "slider") and not name]
    assert not tab.js("document.querySelector('main').closest('[aria-live], [role=status]')")


@pytest.mark.parametrize("kind", ["light", "dark"])
def test_has_the_colors_that_the_reader_prefers(browser: Chromium, page: Path, kind: str) -> None:
    mine, other = (theme.LIGHT, theme.DARK) if kind == "light" else (theme.DARK, theme.LIGHT)
    ground = "getComputedStyle(document.body).backgroundColor"
    with browser.tab(prefers_color_scheme=kind) as tab:
        tab.open(page)
        assert tab.js(ground) == rgb(mine.page)
        assert tab.js("getComputedStyle(document.querySelector('.s1 .who')).color") == rgb(mine.speaker(1))
        tab.click("#theme")
        assert tab.js(ground) == rgb(other.page)
        tab.open(page)
        assert tab.js(ground) == rgb(other.page)
        assert tab.js("document.querySelector('#theme').ariaPressed") == str(other.dark).lower()


def rgb(color: theme.QColor) -> str:
    return f"rgb({color.red()}, {color.green()}, {color.blue()})"


@pytest.mark.parametrize("width", [320, 375, 768, 1024, 1140, 1920])
def test_fits_every_width(browser: Chromium, page: Path, width: int) -> None:
    with browser.tab(width, 640) as tab:
        tab.open(page, "#t=3")
        assert tab.js("document.documentElement.scrollWidth") <= width
        assert tab.js("document.querySelector('.contents details').open") == (width >= 992)


def test_reads_and_links_without_its_script(browser: Chromium, page: Path) -> None:
    with browser.tab(400, 400) as tab:
        tab.call("Emulation.setScriptExecutionDisabled", value=True)
        tab.call("Page.navigate", url=f"{page.as_uri()}#t=8")
        tab.wait("document.readyState === 'complete' && document.querySelector(':target')")
        assert tab.js("document.querySelector(':target').textContent").startswith("0:08 Ines: The very last")
        assert tab.js("document.querySelector('#media').controls")
        assert not tab.js("document.querySelector('.player').checkVisibility()")


def test_says_that_the_recording_is_missing_and_takes_another(browser: Chromium, page: Path, tmp_path: Path) -> None:
    (tmp_path / "talk.html").write_bytes(write_web_page(TALK, Options(media="gone.opus", duration=12)))
    with browser.tab() as tab:
        tab.open(tmp_path / "talk.html", "#t=3")
        tab.wait("!document.querySelector('#missing').hidden")
        root = tab.call("DOM.getDocument")["root"]["nodeId"]
        field = tab.call("DOM.querySelector", nodeId=root, selector="#file")["nodeId"]
        tab.call("DOM.setFileInputFiles", nodeId=field, files=[str(page.parent / "a talk #1.opus")])
        tab.wait("document.querySelector('#missing').hidden && document.querySelector('#media').currentTime === 3")


def test_plays_a_recording_that_it_holds(browser: Chromium, page: Path, tmp_path: Path) -> None:
    sound = (page.parent / "a talk #1.opus").read_bytes()
    (tmp_path / "talk.html").write_bytes(write_web_page(TALK, Options(media="talk.opus"), sound))
    with browser.tab() as tab:
        tab.open(tmp_path / "talk.html", "#t=8")
        tab.press("k")
        tab.wait("document.querySelector('#media').currentTime > 8.2")
        assert len(tab.requests()) == 1


def test_a_film_stays_in_view(browser: Chromium, tmp_path: Path) -> None:
    write_film(tmp_path / "talk.mp4", 10)
    (tmp_path / "talk.html").write_bytes(write_web_page(TALK, Options(media="talk.mp4")))
    with browser.tab() as tab:
        tab.open(tmp_path / "talk.html", "#t=8")
        tab.wait("scrollY > 100")
        top, bottom = tab.js(
            "(() => { const {top, bottom} = document.querySelector('video').getBoundingClientRect();"
            "return [top, bottom]; })()"
        )
        assert 0 < top < bottom < 800


def test_a_page_of_ten_hours_stays_fast(browser: Chromium, tmp_path: Path) -> None:
    words = "well now that we are here let us see what happens when somebody speaks for ten hours without any rest"
    long = Episode(tuple(Line(f"{words} {number}.", "AB"[number % 2], number * 6) for number in range(6000)))
    (tmp_path / "long.html").write_bytes(write_web_page(long, Options()))
    with browser.tab() as tab:
        tab.open(tmp_path / "long.html")
        took = tab.js("""(() => { const begin = performance.now(); location.hash = "#t=5:00:00";
            dispatchEvent(new Event("hashchange")); document.body.offsetHeight;
            return performance.now() - begin; })()""")
        assert took < 200
        tab.wait(f"{LIT} === 3000")
        tab.wait(SEEN)
        assert (
            tab.js("""(() => { const begin = performance.now(), query = document.querySelector("#query");
            query.value = "happens"; query.oninput(); return performance.now() - begin; })()""")
            < 500
        )
        assert tab.js("document.querySelector('#count').textContent").endswith("of 5000+")
