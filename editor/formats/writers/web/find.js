// Search

const MOST_HITS = 5000;
let hits = [];
let hit = -1;

/** An expression for what somebody typed: straight and curly quotes, all dashes, all blanks are the same. */
function patternOf(query) {
  const same = [[/[.*+?^${}()|[\]\\]/g, "\\$&"], [/['’‘]/g, "['’‘]"], [/["“”„]/g, '["“”„]'], [/[-‐–—]/g, "[-‐–—]"], [/\s+/g, "\\s+"]];
  return new RegExp(same.reduce((text, [one, any]) => text.replace(one, any), query), "giu");
}

function hitsOf(query) {
  const found = [];
  const pattern = query && patternOf(query);
  for (const text of query ? texts : []) {
    for (const match of text.data.matchAll(pattern)) found.push(rangeIn(text, match));
    if (found.length >= MOST_HITS) break;
  }
  return found.slice(0, MOST_HITS);
}

function search() {
  const here = document.elementFromPoint(innerWidth / 2, innerHeight / 3)?.closest(".line, h2");
  const after = ({ startContainer }) => here?.compareDocumentPosition(startContainer) & Node.DOCUMENT_POSITION_FOLLOWING;
  hits = hitsOf(find("#query").value.trim());
  mark("hit", hits);
  hit = hits.length ? Math.max(0, hits.findIndex(after)) : -1;
  showHit();
}

function showHit() {
  const count = hits.length >= MOST_HITS ? `${hits.length}+` : hits.length;
  const found = hits.length ? `${hit + 1} of ${count}` : "No match";
  find("#count").textContent = find("#query").value.trim() ? found : "";
  for (const id of ["#previous", "#next"]) find(id).hidden = !hits.length;
  mark("current-hit", hits.slice(hit, hit + 1));
  if (!hits.length || !outOfView(hits[hit])) return;
  const top = (range) => range.getBoundingClientRect().top;
  if (following && lit.range) lookAway(top(lit.range) - top(hits[hit]));
  scrollTo(hits[hit]);
}

function step(by) {
  hit = hits.length ? (hit + by + hits.length) % hits.length : -1;
  showHit();
}

function endSearch() {
  find("#query").value = "";
  search();
  find("#query").blur();
}

function wireSearch() {
  find("#query").oninput = search;
  find("#query").onkeydown = (event) => { if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); step(-1); } };
  find(".search").onsubmit = (event) => { event.preventDefault(); step(1); };
  find("#previous").onclick = () => step(-1);
}

// Keys, theme, contents

/** What the browser remembers for the reader, where it may. */
function kept(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(`transcript-${name}`, value);
    return localStorage.getItem(`transcript-${name}`);
  } catch {
    return null;
  }
}

function pressKey(event) {
  const action = keys[event.key] ?? keys[event.key.toLowerCase()];
  const letter = event.key.length === 1 && event.key !== " ";
  const taken = event.key === " " ? "button, summary" : "input:not([type=range])";
  if (event.key === "Escape" && !find("#help").open && find("#query").value) endSearch();
  if (!action || event.ctrlKey || event.metaKey || event.altKey || (letter && !find("#letters").checked)) return;
  if (event.target.closest(`input:not([type=range]), select, dialog, ${taken}`)) return;
  event.preventDefault();
  action();
}

function wireKeys() {
  Object.assign(keys, { "/": () => find("#query").select(), "?": () => find("#help").showModal() });
  find("#keys").onclick = keys["?"];
  find("#letters").checked = kept("letters") !== "off";
  find("#letters").onchange = ({ target }) => kept("letters", target.checked ? "on" : "off");
  addEventListener("keydown", pressKey);
}

function wireTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const show = () => find("#theme").setAttribute("aria-pressed", isDark());
  if (["dark", "light"].includes(kept("theme"))) root.dataset.theme = kept("theme");
  find("#theme").onclick = () => {
    root.dataset.theme = kept("theme", isDark() ? "light" : "dark") ?? (isDark() ? "light" : "dark");
    show();
  };
  dark.addEventListener("change", show);
  show();
}

wireSearch();
wireKeys();
wireTheme();
wide.addEventListener("change", fold);
root.classList.add("scripted");
fold();
goToHash();
