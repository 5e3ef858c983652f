"""A real Chromium without a window, spoken to through a pair of pipes (the DevTools protocol, JSON ended by NUL)."""

import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE = 20.0  # seconds
OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio", "--hide-scrollbars",
    "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
    "--disable-extensions", "--disable-sync", "--force-color-profile=srgb", "--remote-debugging-pipe",
)  # fmt: skip
KEYS = {
    " ": ("Space", 32), "Enter": ("Enter", 13), "Escape": ("Escape", 27), "Tab": ("Tab", 9),
    "ArrowLeft": ("ArrowLeft", 37), "ArrowRight": ("ArrowRight", 39),
}  # fmt: skip

Message = dict[str, Any]


class Chromium:
    """A running browser."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._rest = b""
        self._number = 0
        self.events: list[Message] = []

    def call(self, method: str, session: str | None = None, **parameters: Any) -> Message:
        """Ask for something and wait for the answer; events that come meanwhile are kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        os.write(self._outgoing, json.dumps(message | ({"sessionId": session} if session else {})).encode() + b"\0")
        end = time.monotonic() + PATIENCE
        while True:
            answer = self._next(end - time.monotonic())
            if answer.get("id") != self._number:
                self.events.append(answer)
                continue
            assert "error" not in answer, f"{method}: {answer['error']}"
            return answer["result"]

    def _next(self, patience: float) -> Message:
        while b"\0" not in self._rest:
            assert select.select([self._incoming], [], [], max(0.0, patience))[0], "Chromium does not answer"
            data = os.read(self._incoming, 1 << 20)
            assert data, "Chromium has ended"
            self._rest += data
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)

    @contextmanager
    def tab(self, width: int = 1200, height: int = 800, **media: str) -> Iterator["Tab"]:
        """Open a tab; `media` are features of the reader's screen, such as `prefers_color_scheme="dark"`."""
        context = self.call("Target.createBrowserContext")["browserContextId"]
        target = self.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        tab = Tab(self, session)
        for domain in ("Page", "Runtime", "Log", "Network", "DOM", "Accessibility"):
            tab.call(f"{domain}.enable")
        features = [{"name": name.replace("_", "-"), "value": value} for name, value in media.items()]
        tab.call("Emulation.setEmulatedMedia", features=features)
        tab.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        yield tab
        self.call("Target.disposeBrowserContext", browserContextId=context)


class Tab:
    """A page of the browser, and a person before it."""

    def __init__(self, browser: Chromium, session: str) -> None:
        self._browser = browser
        self._session = session

    def call(self, method: str, **parameters: Any) -> Message:
        return self._browser.call(method, self._session, **parameters)

    def open(self, path: Path, fragment: str = "") -> None:
        """Go to a page and wait until it is there, with its recording if it can be had."""
        self.call("Page.navigate", url=path.as_uri() + fragment)
        self.wait("document.readyState === 'complete' && document.documentElement.classList.contains('scripted')")
        self.wait("!document.querySelector('#media') || media_state() > 0", media_state=MEDIA_STATE)

    def js(self, expression: str) -> Any:
        """Return what an expression is worth on the page; a promise is waited for."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait(self, condition: str, **functions: str) -> None:
        """Wait until an expression is true."""
        helpers = "".join(f"const {name} = {code};" for name, code in functions.items())
        self.until(lambda: self.js(f"(() => {{{helpers} return Boolean({condition});}})()"), condition)

    def until(self, done: Callable[[], object], what: str = "") -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, f"never came true: {what}"
            time.sleep(0.02)

    def click(self, selector: str) -> None:
        """Click in the middle of an element."""
        self.click_at(*self._middle(selector))

    def hover(self, selector: str) -> None:
        """Bring the mouse over the middle of an element."""
        x, y = self._middle(selector)
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def _middle(self, selector: str) -> tuple[float, float]:
        x, y = self.js(f"""(() => {{ const element = document.querySelector({json.dumps(selector)});
            element.scrollIntoView({{block: "nearest", behavior: "instant"}});
            const {{x, y, width, height}} = element.getBoundingClientRect();
            return [x + width / 2, y + height / 2]; }})()""")
        return x, y

    def click_at(self, x: float, y: float) -> None:
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def wheel(self, distance: float) -> None:
        self.call("Input.dispatchMouseEvent", type="mouseWheel", x=200, y=400, deltaX=0, deltaY=distance)

    def press(self, key: str, shift: bool = False) -> None:
        """Press a key as a keyboard does."""
        code, number = KEYS.get(key, ("", ord(key[0].upper()) if key.isalnum() else 0))
        text = {"text": "\r" if key == "Enter" else key} if len(key) == 1 or key == "Enter" else {}
        common = {"key": key, "code": code, "windowsVirtualKeyCode": number, "modifiers": 8 * shift}
        self.call("Input.dispatchKeyEvent", type="keyDown", **common, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def type(self, text: str) -> None:
        for letter in text:
            self.press(letter)

    def paste(self) -> None:
        self.call("Input.dispatchKeyEvent", type="keyDown", key="v", modifiers=2, commands=["paste"])

    def requests(self) -> list[str]:
        """Return the addresses that were asked for, but for what lies in the page itself."""
        found = [event["params"]["request"]["url"] for event in self._events("Network.requestWillBeSent")]
        return [url for url in found if not url.startswith("data:")]

    def complaints(self) -> list[Mapping[str, Any]]:
        """Return the errors and warnings of the console, and exceptions that nobody caught."""
        logged = [event["params"]["entry"] for event in self._events("Log.entryAdded")]
        return logged + self._events("Runtime.exceptionThrown") + self._events("Runtime.consoleAPICalled")

    def _events(self, method: str) -> list[Message]:
        events = self._browser.events
        return [one for one in events if one["method"] == method and one.get("sessionId") == self._session]


MEDIA_STATE = "() => { const one = document.querySelector('#media'); return one.readyState || (one.error ? 1 : 0); }"


@contextmanager
def chromium(folder: Path) -> Iterator[Chromium]:
    """Start the browser with a folder for its own files."""
    assert PROGRAM
    to_browser, from_us = os.pipe()
    to_us, from_browser = os.pipe()
    command = ["bash", "-c", f'exec "$@" 3<&{to_browser} 4>&{from_browser}', "bash", PROGRAM, *OPTIONS]
    process = subprocess.Popen(
        [*command, f"--user-data-dir={folder}", "about:blank"],
        pass_fds=(to_browser, from_browser),
        env=os.environ | {"HOME": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_browser)
    os.close(from_browser)
    running = Chromium(to_us, from_us)
    try:
        yield running
        running.call("Browser.close")
    finally:
        os.close(from_us)
        os.close(to_us)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
