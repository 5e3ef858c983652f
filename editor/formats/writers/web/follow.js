// The page reads without this script; with it, the transcript follows the recording.

const find = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];

// Seconds at which the lines start, hundredths of a second from there to each word, the second at which all ends.
const { starts, words, end } = JSON.parse(find("#times").textContent);
// A word is what stands between blanks, as Python counts them.
const WORD = /[^\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

const root = document.documentElement;
const media = find("#media");
const lines = all(".line");
const texts = all(".text, main h2").flatMap((element) => element.firstChild ?? []);
const links = all(".chapters a");
const chapters = links.map((link) => momentIn(link.hash) ?? Infinity);
const rates = all("#rate option").map((option) => Number(option.value));
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const wide = matchMedia("(min-width: 62rem)");
const keys = { n: () => following === null || follow() };

let lit = { line: -1, word: -1, range: null };
let current = []; // the elements of that line and of its chapter
let following = null; // unknown until the recording was first played or sought
let scrollsUntil = 0; // milliseconds: until then it is not the reader who scrolls
let moment = 0;

// Times

function momentIn(hash) {
  const text = /[#&]t=(\d+(?::\d+){0,2}(?:\.\d+)?)/.exec(hash.replaceAll("%3A", ":"))?.[1];
  return text ? text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) : null;
}

function clock(seconds) {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** The index of the last of some rising times that is not after a moment, or -1. */
function lastUntil(times, seconds) {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// Light

const textOf = (line) => lines[line].querySelector(".text").firstChild;
const wordsIn = (line) => [...(textOf(line)?.data.matchAll(WORD) ?? [])];

function rangeIn(text, match) {
  const range = new Range();
  range.setStart(text, match.index);
  range.setEnd(text, match.index + match[0].length);
  return range;
}

function mark(name, ranges) {
  if (globalThis.Highlight) CSS.highlights.set(name, new Highlight(...ranges));
}

function light() {
  const seconds = moment + 0.005; // times are rounded to hundredths
  const line = seconds <= end ? lastUntil(starts, seconds) : -1;
  const word = line < 0 ? -1 : lastUntil(words[line], (seconds - starts[line]) * 100);
  if (following === null || (line === lit.line && word === lit.word)) return;
  if (line !== lit.line) lightLine(line, seconds);
  const match = line < 0 ? null : wordsIn(line)[word];
  lit = { line, word, range: match ? rangeIn(textOf(line), match) : null };
  mark("word", match ? [lit.range] : []);
  if (following) scrollTo(lit.range);
}

function lightLine(line, seconds) {
  const chapter = lastUntil(chapters, seconds);
  for (const element of current) element?.removeAttribute("aria-current");
  current = [lines[line], links[chapter]];
  for (const element of current) element?.setAttribute("aria-current", "true");
  if (media) find("#chapter").textContent = links[chapter]?.firstChild.textContent ?? "";
}

// Following

/** How far a range is above (negative) or below (positive) what can be seen, in pixels; 0 if it is in view. */
function outOfView(range) {
  const { top, bottom } = range.getBoundingClientRect();
  const low = innerHeight - (find(".player")?.offsetHeight ?? 0);
  return Math.min(0, top - find(".bar").offsetHeight) || Math.max(0, bottom - low);
}

function scrollTo(range, tries = 3) {
  if (!range || !tries || !outOfView(range)) return;
  const by = range.getBoundingClientRect().top - innerHeight * 0.35;
  const near = Math.abs(by) < 1.5 * innerHeight;
  scrollsUntil = performance.now() + (near ? 900 : 300);
  window.scrollBy({ top: by, behavior: near && !calm.matches ? "smooth" : "instant" });
  // Far off, heights were estimates that come true when they are shown.
  if (!near) requestAnimationFrame(() => scrollTo(range, tries - 1));
}

function follow() {
  following = true;
  find("#now").hidden = true;
  light();
  scrollTo(lit.range);
}

function noticeScrolling() {
  if (following === null || !lit.range || performance.now() < scrollsUntil) return;
  lookAway(outOfView(lit.range));
}

/** Follow no longer what is spoken that far above (negative) or below (positive); 0 follows on. */
function lookAway(distance) {
  following = !distance;
  find("#now").hidden = following;
  find("#now").classList.toggle("below", distance > 0);
}

// Playing

function seek(seconds, play = false) {
  moment = Math.max(0, Math.min(seconds, media?.duration || Infinity));
  if (media) media.currentTime = moment;
  follow();
  if (media) showPosition();
  if (play) media?.play().catch(() => {}); // what is wrong is told by its event
}

function toggle() {
  if (media.paused) media.play().catch(() => {});
  else media.pause();
}

function setRate(step) {
  const at = rates.indexOf(media.playbackRate) + step;
  media.playbackRate = rates[Math.max(0, Math.min(rates.length - 1, at))];
}

function showPosition() {
  const [slider, length] = [find("#position"), Number(find("#position").max)];
  moment = media.currentTime;
  light();
  const share = `${((100 * moment) / length || 0).toFixed(1)}%`;
  if (slider.style.getPropertyValue("--share") !== share) {
    slider.value = moment;
    slider.style.setProperty("--share", share);
  }
  if (find("#clock").textContent === clock(moment)) return;
  find("#clock").textContent = clock(moment);
  slider.setAttribute("aria-valuetext", `${clock(moment)} of ${clock(length)}`);
}

function everyFrame() {
  showPosition();
  if (!media.paused) requestAnimationFrame(everyFrame);
}

function showPlaying() {
  root.classList.toggle("playing", !media.paused);
  find("#play").setAttribute("aria-label", media.paused ? "Play" : "Pause");
  if (media.paused) return;
  follow();
  everyFrame();
}

function showLength() {
  if (!Number.isFinite(media.duration)) return;
  find("#missing").hidden = true;
  media.hidden = media.videoWidth === 0; // a film's container with nothing but sound
  find("#position").max = media.duration;
  find("#length").textContent = clock(media.duration);
  find("#ticks").replaceChildren(...chapters.filter((start) => start > 0 && start < media.duration).map(tick));
  showPosition();
}

function tick(seconds) {
  const line = document.createElement("i");
  line.style.insetInlineStart = `${(100 * seconds) / media.duration}%`;
  return line;
}

function showTrouble() {
  find("#missing").hidden = false;
}

function openFile({ target }) {
  media.src = URL.createObjectURL(target.files[0]);
  seek(moment);
}

function wirePlayer() {
  const jump = (seconds) => () => seek(moment + seconds);
  const on = { play: showPlaying, pause: showPlaying, timeupdate: showPosition, seeking: showPosition,
    durationchange: showLength, error: showTrouble, ratechange: () => { find("#rate").value = media.playbackRate; } };
  for (const [event, action] of Object.entries(on)) media.addEventListener(event, action);
  Object.assign(keys, { " ": toggle, k: toggle, j: jump(-10), l: jump(10), ArrowLeft: jump(-5), ArrowRight: jump(5),
    "<": () => setRate(-1), ">": () => setRate(1), c: () => copyLink(moment) });
  for (const [id, key] of Object.entries({ play: "k", back: "j", forward: "l", copy: "c" })) find(`#${id}`).onclick = keys[key];
  find("#rate").onchange = ({ target }) => { media.playbackRate = Number(target.value); };
  find("#position").oninput = ({ target }) => seek(Number(target.value));
  find("#file").onchange = openFile;
  root.classList.add("playable");
  media.controls = media.localName === "video";
  if (media.error) showTrouble();
  showLength();
}

// Links to a moment

async function copyLink(seconds) {
  history.replaceState(null, "", `#t=${Math.round(seconds * 100) / 100}`);
  const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
  say(copied ? `Link to ${clock(seconds)} copied` : `The address of this page now leads to ${clock(seconds)}`);
}

function say(text) {
  find("#said").textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { find("#said").textContent = ""; }, 4000);
}

function goToHash() {
  const seconds = momentIn(location.hash);
  if (seconds !== null) seek(seconds);
}

/** Show the contents beside a wide transcript; above a narrow one they are folded up. */
function fold() {
  find(".contents details")?.toggleAttribute("open", wide.matches);
}

function clickLink(event, link) {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  history.replaceState(null, "", link.hash);
  fold();
  seek(momentIn(link.hash), true);
}

/** The moment of the word at a place on the screen. */
function momentAt(x, y, line) {
  const at = document.caretPositionFromPoint?.(x, y) ?? document.caretRangeFromPoint?.(x, y);
  const inside = (at?.offsetNode ?? at?.startContainer) === textOf(line);
  const word = inside ? wordsIn(line).findLastIndex(({ index }) => index <= (at.offset ?? at.startOffset)) : 0;
  return starts[line] + (words[line][Math.max(0, word)] ?? 0) / 100;
}

function click(event) {
  const [link, text] = ["a[href^='#t=']", ".text"].map((selector) => event.target.closest(selector));
  if (link) clickLink(event, link);
  else if (text && media && starts.length && getSelection().isCollapsed) {
    seek(momentAt(event.clientX, event.clientY, lines.indexOf(text.parentElement)), true);
  }
}

function wireLinks() {
  const share = find("#share");
  const offer = ({ target }) => {
    const line = target.closest(".line");
    if (line && line !== share.parentElement) line.querySelector(".time")?.after(share);
  };
  share.onclick = () => copyLink(momentIn(share.previousElementSibling.hash));
  for (const event of ["pointerover", "focusin"]) find("main").addEventListener(event, offer);
  document.addEventListener("click", click);
  addEventListener("hashchange", goToHash);
}

if (media) wirePlayer();
wireLinks();
find("#now").onclick = follow;
addEventListener("scroll", noticeScrolling, { passive: true });
addEventListener("resize", noticeScrolling);
