// A form to fill: fields from its definition, checked by the library as one types.
import { call } from "./python.js";
import { byId, element, link, openFile, save } from "./dom.js";
import { field } from "./fields.js";

const app = byId("app");

const answer = await fetch(new URL(app.dataset.index, location.href));
const definition = await answer.json();

const rows = [];
let extensions;
let unsaved = false;
let asked = 0;

// The page

function rowNode(row) {
  const id = `row-${row.id}`;
  const label = row.part ? `${row.label} (${row.part})` : row.label;
  const inner = field(row.field, label, `${id}-label`);
  const shown = { row, field: inner };
  const parts = [];
  if (row.field.kind !== "tick") {
    parts.push(element("p", { className: "row-label", id: `${id}-label` }, row.position ? `${row.position} ` : "", label));
  }
  parts.push(element("p", { className: "hint" }, row.guidance ?? ""));
  parts.push(facts(row), inner.node);
  const word = wordInPlace(row, inner);
  if (word) {
    shown.word = word;
    parts.push(word.node);
  }
  shown.findings = element("ul", { className: "findings", id: `${id}-findings` });
  shown.node = element("div", { className: "form-row", id, role: "group", "aria-labelledby": row.field.kind === "tick" ? null : `${id}-label`, "aria-describedby": `${id}-findings` }, ...parts, shown.findings);
  rows.push(shown);
  return shown.node;
}

// Where the form lets one write that a row does not apply, or that there is none.
function wordInPlace(row, inner) {
  const isList = row.field.kind === "list";
  if (inner.word || !(isList ? row.field.may_be_empty : row.field.kind === "text" && row.not_applicable)) return null;
  const box = element("input", { type: "checkbox" });
  const words = isList ? "there is none" : "N/A, the row does not apply";
  return { box, value: isList ? [] : "N/A", node: element("label", { className: "word" }, box, ` ${words}`) };
}

function facts(row) {
  const said = [];
  if (row.audiences) said.push(`For ${row.audiences.map((mark) => definition.audiences[mark]).join(", ")}`);
  if (row.recommended_words) said.push(`${row.up_to ? "up to " : ""}${row.recommended_words} words recommended`);
  if (row.condition) said.push(row.condition);
  if (row.systemic_risk_only) said.push("only with systemic risk");
  if (row.optional) said.push("optional");
  return element("p", { className: "meta" }, `${said.join(" · ")}${said.length ? " · " : ""}`, link("about this row", row.address));
}

function build() {
  const sections = definition.sections.map((section, at) =>
    element("section", { id: `section-${at}` }, element("h2", {}, section.heading), ...section.rows.map(rowNode)),
  );
  byId("rows").replaceChildren(...sections);
  byId("sections").replaceChildren(
    ...definition.sections.map((section, at) => element("li", {}, element("a", { href: `#section-${at}` }, section.heading))),
  );
}

// The document

const value = (shown) => (shown.word?.box.checked ? shown.word.value : shown.field.get());

function collect() {
  const document_ = { document: definition.document, edition: definition.edition };
  for (const shown of rows) {
    if (shown.row.block) continue;
    const given = value(shown);
    if (given !== undefined) document_[shown.row.id] = given;
  }
  for (const [name, members] of blocks()) {
    const openers = members.filter((shown) => shown.row.opens);
    const said = openers.map((shown) => shown.field.get()).filter((given) => given !== undefined);
    if (!said.length) continue;
    const block = {};
    for (const shown of isOpen(members) ? members : openers) {
      const given = value(shown);
      if (shown.row.name && given !== undefined) block[shown.row.name] = given;
    }
    document_[name] = block;
  }
  if (extensions !== undefined) document_.extensions = extensions;
  return document_;
}

function blocks() {
  const found = new Map();
  for (const shown of rows) {
    if (!shown.row.block) continue;
    if (!found.has(shown.row.block)) found.set(shown.row.block, []);
    found.get(shown.row.block).push(shown);
  }
  return found;
}

const isOpen = (members) => members.some((shown) => shown.row.opens && shown.field.get() === true);

function fold() {
  for (const members of blocks().values()) {
    const opened = isOpen(members);
    for (const shown of members) shown.node.hidden = !shown.row.opens && !opened;
  }
  for (const { word, field: inner } of rows) if (word) inner.node.hidden = word.box.checked;
}

function fill(document_) {
  for (const shown of rows) {
    const { row, word } = shown;
    const block = row.block ? document_[row.block] : document_;
    let given = row.block ? (row.name ? block?.[row.name] : block !== undefined || undefined) : block[row.id];
    if (word) {
      word.box.checked = JSON.stringify(given) === JSON.stringify(word.value);
      if (word.box.checked) given = undefined;
    }
    shown.field.set(given);
  }
  extensions = document_.extensions;
  fold();
}

// Checks

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

const risk = () => ({ yes: true, no: false })[byId("systemic-risk")?.value];

async function check() {
  const turn = ++asked;
  fold();
  const answered = await call("check", { document: collect(), today: today(), systemic_risk: risk() ?? null });
  if (turn !== asked) return; // a later answer is on its way
  const findings = answered.error
    ? answered.faults?.map((fault) => ({ ...fault, severity: "error" })) ?? [{ path: "", severity: "error", message: answered.error }]
    : answered.result.findings;
  show(findings);
  const counts = answered.result?.progress;
  const wrong = findings.filter((finding) => finding.severity === "error").length;
  const owed = findings.filter((finding) => finding.severity === "missing").length;
  const parts = counts ? [`${counts.answered} answered`, `${owed} still owed`] : ["not readable yet"];
  parts.push(wrong === 1 ? "1 error" : `${wrong} errors`);
  byId("progress").textContent = parts.join(" · ");
  byId("progress").dataset.checked = turn;
}

function show(findings) {
  const onlyErrors = !byId("show-owed").checked;
  const elsewhere = [];
  const byRow = new Map(rows.map((shown) => [shown, []]));
  for (const finding of findings) {
    if (onlyErrors && finding.severity !== "error") continue;
    const shown = rowOf(finding.path);
    if (shown) byRow.get(shown).push(finding);
    else elsewhere.push(finding);
  }
  for (const [shown, list] of byRow) {
    shown.findings.replaceChildren(...list.map(findingNode));
    shown.node.classList.toggle("wrong", list.some((finding) => finding.severity === "error"));
  }
  byId("elsewhere").replaceChildren(...elsewhere.map(findingNode));
}

function rowOf(path) {
  const steps = path.split("/").slice(1);
  for (let length = steps.length; length; length--) {
    const id = steps.slice(0, length).join(".");
    const shown = rows.find(({ row }) => row.id === id) ?? rows.find(({ row }) => row.block === id);
    if (shown) return shown;
  }
  return null;
}

const SEVERITIES = { error: "Error", missing: "Owed", advice: "Advice" };

function findingNode(finding) {
  return element("li", { className: finding.severity }, element("strong", {}, `${SEVERITIES[finding.severity]}: `), finding.message);
}

// Files

function tell(message, wrong = false) {
  byId("complaint").hidden = !wrong;
  byId("complaint").textContent = wrong ? message : "";
  byId("status").textContent = wrong ? "" : message;
}

async function saveAs(kind) {
  const audience = byId("audience")?.value ?? "";
  const answered = await call("export", { document: collect(), kind, audience });
  if (answered.error) {
    tell(`Nothing was saved. ${answered.error}`, true);
    return;
  }
  const { name, text, base64 } = answered.result;
  const content = base64 ? Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)) : text;
  save(name, content, base64 ? "application/octet-stream" : "text/plain");
  if (kind === "json" && !audience) unsaved = false;
  tell(`Saved ${name}.`);
}

async function load() {
  const text = await openFile(".json,application/json");
  if (text === undefined) return;
  const answered = await call("open", { text, document: definition.document, edition: definition.edition });
  if (answered.error) {
    tell(`The file was not opened. ${answered.error}`, true);
    return;
  }
  fill(answered.result.document);
  tell(["The file is open.", ...answered.result.notes].join(" "));
  await check();
}

let timer = null;
function changed() {
  unsaved = true;
  fold();
  clearTimeout(timer);
  timer = setTimeout(check, 250);
}

build();
fold();
app.hidden = false;
byId("rows").addEventListener("input", changed);
byId("systemic-risk")?.addEventListener("change", check);
byId("show-owed").addEventListener("change", check);
byId("open").addEventListener("click", load);
for (const kind of ["json", "html", "markdown", "word"]) byId(`save-${kind}`).addEventListener("click", () => saveAs(kind));
window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
tell("Starting Python …");
try {
  await check();
  tell("Ready. Everything stays on this machine.");
} catch (error) {
  tell(`Python does not run in this browser: ${error.message}`, true);
}
