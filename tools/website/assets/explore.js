// Search and filters over the index of both editions. The state is in the fragment of the address.
import { element, root, stateInAddress } from "./dom.js";

const app = document.getElementById("app");
const form = document.getElementById("explorer");
const results = document.getElementById("results");
const count = document.getElementById("count");
const more = document.getElementById("more");
const PAGE = 40;

let rows = [];
let shown = PAGE;

const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function state() {
  const chosen = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) chosen.set(name, value);
  return chosen;
}

function restore(chosen) {
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === "checkbox") field.checked = chosen.has(field.name);
    else field.value = chosen.get(field.name) ?? "";
  }
}

function passes(row, chosen) {
  const among = (name, values) => !chosen.get(name) || values?.includes(chosen.get(name));
  return (
    among("edition", [row.edition]) &&
    among("kind", [row.kind]) &&
    among("chapter", [row.chapter]) &&
    among("addressee", row.addressees) &&
    among("force", row.forces) &&
    among("article", row.articles) &&
    (!chosen.has("open-source") || row.reliefs?.includes("open-source")) &&
    (!chosen.has("sme") || row.reliefs?.includes("sme")) &&
    (!chosen.has("deadline") || row.deadline)
  );
}

// Every word must begin a word of the entry. A number or a heading weighs more than the text, and
// a Commitment or Measure more than a point of it.
const RANK = { commitment: 3, measure: 3, appendix: 2, term: 2 };

function score(row, wanted, query) {
  if (!wanted.length) return 1;
  if (row.id.toLowerCase() === query || fold(row.name) === query) return 1000;
  let total = RANK[row.kind] ?? 0;
  for (const word of wanted) {
    if (row.heads.some((head) => head === word)) total += 12;
    else if (row.heads.some((head) => head.startsWith(word))) total += 8;
    else if (row.words.some((other) => other.startsWith(word))) total += 2;
    else return 0;
  }
  return total;
}

function marked(text, wanted) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!wanted.some((word) => fold(match[0]).startsWith(word))) continue;
    pieces.push(text.slice(end, match.index), element("mark", { textContent: match[0] }));
    end = match.index + match[0].length;
  }
  pieces.push(text.slice(end));
  return pieces;
}

// The part of a summary around the first word that was searched for.
function excerpt(text, wanted) {
  const LENGTH = 260;
  if (text.length <= LENGTH) return text;
  let start = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (wanted.some((word) => fold(match[0]).startsWith(word))) {
      start = Math.max(0, match.index - 80);
      break;
    }
  }
  if (start) start = text.indexOf(" ", start) + 1;
  const end = text.lastIndexOf(" ", start + LENGTH);
  return `${start ? "… " : ""}${text.slice(start, end)} …`;
}

function item(row, wanted) {
  const link = element("a", { href: `${root}${row.edition}/${row.id}/` }, ...marked(row.name, wanted));
  const edition = row.edition === "final" ? "Final text" : "Third draft";
  const facts = [edition, row.id, ...(row.forces ?? []).map((force) => force.replace("-", " "))];
  return element(
    "li",
    {},
    link,
    element("span", { className: "meta", textContent: facts.join(" · ") }),
    element("p", {}, ...marked(excerpt(row.text, wanted), wanted)),
  );
}

function show() {
  const chosen = state();
  const query = fold(chosen.get("q") ?? "").trim();
  const wanted = words(query);
  const hits = [];
  for (const row of rows) {
    if (!passes(row, chosen)) continue;
    const points = score(row, wanted, query);
    if (points) hits.push([points, row]);
  }
  hits.sort((one, other) => other[0] - one[0]);
  results.replaceChildren(...hits.slice(0, shown).map(([, row]) => item(row, wanted)));
  const number = hits.length === 1 ? "1 entry" : `${hits.length} entries`;
  count.textContent = hits.length ? number : "Nothing fits. Take out a word or a filter.";
  more.hidden = hits.length <= shown;
}

function changed() {
  shown = PAGE;
  history.replaceState(null, "", `#${state()}`);
  show();
}

form.addEventListener("input", changed);
form.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("hashchange", () => {
  const chosen = stateInAddress();
  if (!chosen) {
    history.replaceState(null, "", `#${state()}`);
    return;
  }
  restore(chosen);
  shown = PAGE;
  show();
});
more.addEventListener("click", () => {
  const next = shown;
  shown += PAGE;
  show();
  results.children[next]?.querySelector("a").focus();
});

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
  if (event.key === "/" && !typing) {
    event.preventDefault();
    form.elements.q.focus();
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (typing && document.activeElement !== form.elements.q) return;
  const links = [...results.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (at === -1 && document.activeElement !== form.elements.q) return;
  event.preventDefault();
  const next = at + (event.key === "ArrowDown" ? 1 : -1);
  if (next < 0) form.elements.q.focus();
  else links[next]?.focus();
});

const [index, articles] = await Promise.all(
  [app.dataset.index, app.dataset.index.replace("index.json", "articles.json")].map(async (path) => {
    const answer = await fetch(new URL(path, location.href));
    return answer.json();
  }),
);
for (const row of index) {
  row.heads = words(`${row.id} ${row.name}`);
  row.words = [...new Set(words(row.text))];
}
rows = index;
form.elements.article.append(
  ...articles.map((place) => element("option", { value: place, textContent: place })),
);
restore(stateInAddress() ?? new URLSearchParams());
show();
document.getElementById("filters").open =
  innerWidth > 640 || [...state().keys()].some((name) => name !== "q");
app.hidden = false;
document.getElementById("plain").hidden = true;
