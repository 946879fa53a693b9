// "What applies to my model?": asks the library's questions, shows its decision as it grows.
import { call } from "./python.js";
import { byId, element, link, list, openFile, save, stateInAddress } from "./dom.js";

const OUTCOMES = {
  applies: "applies",
  applies_modified: "applies, modified",
  exempt: "exempt",
  not_applicable: "not applicable",
  undetermined: "open",
};

const state = { facts: {}, skipped: [], edition: "final" };
let controls = new Map();
let decision = null;
let editing = null;

// The address carries the facts in its fragment, which no browser sends anywhere.
function remember() {
  const told = new URLSearchParams();
  if (state.edition !== "final") told.set("edition", state.edition);
  if (Object.keys(state.facts).length) told.set("facts", JSON.stringify(state.facts));
  if (state.skipped.length) told.set("skipped", state.skipped.join(","));
  const fragment = told.toString();
  history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname);
}

// Take the facts from what the address holds; return what to say of it if it is damaged.
function recall(told) {
  state.edition = told.get("edition") === "third-draft" ? "third-draft" : "final";
  state.skipped = (told.get("skipped") ?? "").split(",").filter(Boolean);
  byId("edition").value = state.edition;
  state.facts = {};
  let facts = null;
  try {
    facts = JSON.parse(told.get("facts") ?? "{}");
  } catch {
    // reported below, like anything else that is no set of facts
  }
  if (facts === null || typeof facts !== "object" || Array.isArray(facts)) {
    return "The address holds no facts that can be read; the link may have been cut. Answer the questions instead.";
  }
  state.facts = facts;
  return null;
}

function complain(message) {
  byId("complaint").textContent = message ?? "";
  byId("complaint").hidden = !message;
}

async function ask(name, args) {
  byId("status").textContent = "Working it out …";
  try {
    const answer = await call(name, args);
    if (answer.error) {
      complain(answer.error);
      byId("status").textContent = "";
      return null;
    }
    complain(null);
    return answer.result;
  } catch (error) {
    byId("status").textContent = "";
    complain(noPython(error));
    return null;
  }
}

const noPython = (error) => `Python does not run in this browser: ${error.message}`;

async function decide() {
  const result = await ask("decide", { facts: state.facts, edition: state.edition });
  if (result) show(result);
  return Boolean(result);
}

function show(result) {
  decision = result;
  state.facts = result.facts;
  remember();
  showQuestion();
  showAnswers();
  showDecision();
}

// Questions

const open = () => decision.questions.filter((fact) => !state.skipped.includes(fact));

function showQuestion() {
  const fact = editing ?? open()[0];
  const place = byId("question");
  if (!fact) {
    const left = decision.questions.length;
    const words = left
      ? `You did not know ${left === 1 ? "one fact" : `${left} facts`} that would settle more.`
      : "Nothing more needs to be asked.";
    place.replaceChildren(element("p", { className: "done", tabIndex: -1 }, words));
    return;
  }
  const control = controls.get(fact);
  const field = input(control, state.facts[fact]);
  const form = element(
    "form",
    {},
    element(
      "fieldset",
      {},
      element("legend", {}, control.question),
      element("p", { className: "hint", id: "how" }, hint(control)),
      field.node,
    ),
    element(
      "div",
      { className: "buttons" },
      element("button", { className: "main", type: "submit" }, "Answer"),
      element("button", { type: "button", className: "unknown" }, editing ? "Take it back" : "I do not know"),
    ),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = field.value();
    if (!words) {
      complain("Choose or write an answer, or say that you do not know.");
      return;
    }
    const result = await ask("answer", { facts: state.facts, fact, words, edition: state.edition });
    if (!result) return;
    state.skipped = state.skipped.filter((other) => other !== fact);
    editing = null;
    show(result);
    // a licence that cannot be read is asked for again
    if (result.faults.length) complain(result.faults.join(" "));
    focusQuestion();
  });
  form.querySelector(".unknown").addEventListener("click", async () => {
    if (!state.skipped.includes(fact)) state.skipped.push(fact);
    delete state.facts[fact];
    editing = null;
    await decide();
    focusQuestion();
  });
  place.replaceChildren(form);
}

function focusQuestion() {
  byId("question").querySelector("input, select, textarea, .done")?.focus();
}

function hint(control) {
  if (control.fact === "license") return "An SPDX identifier or a usual name, such as Apache-2.0; NONE if there is none.";
  return { "yes-no": "", one: "", several: "One or more.", day: "A day." }[control.kind] ?? `Write ${control.how}.`;
}

function input(control, value) {
  const named = (option) => option.replaceAll("-", " ");
  if (control.kind === "yes-no") {
    const given = value === true ? "yes" : value === false ? "no" : null;
    return choices(control, ["yes", "no"], "radio", given ? [given] : [], named);
  }
  if (control.kind === "one") return choices(control, control.options, "radio", value ? [value] : [], named);
  if (control.kind === "several") return choices(control, control.options, "checkbox", value ?? [], named);
  const type = control.kind === "day" ? "date" : "text";
  const text = Array.isArray(value) ? value.join(", ") : value ?? "";
  const node = element("input", {
    type,
    value: text,
    "aria-label": control.question,
    "aria-describedby": "how",
    autocomplete: "off",
  });
  return { node, value: () => node.value.trim() };
}

function choices(control, options, type, chosen, named) {
  const boxes = options.map((option) =>
    element("input", { type, name: control.fact, value: option, checked: chosen.includes(option) }),
  );
  const labels = boxes.map((box) => element("label", {}, box, ` ${named(box.value)}`));
  return {
    node: element("div", { className: "choices" }, ...labels),
    value: () => boxes.filter((box) => box.checked).map((box) => box.value).join(", "),
  };
}

// What was told

function words(value) {
  if (value === true) return "yes";
  if (value === false) return "no";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

function showAnswers() {
  const rows = [];
  for (const control of controls.values()) {
    const fact = control.fact;
    const given = fact in state.facts;
    const skipped = state.skipped.includes(fact) && decision.questions.includes(fact);
    if (!given && !skipped) continue;
    const button = element("button", { type: "button", "aria-label": `Change: ${control.question}` }, "Change");
    button.addEventListener("click", () => {
      editing = fact;
      showQuestion();
      focusQuestion();
    });
    const answer = element("strong", {}, given ? words(state.facts[fact]) : "not known");
    rows.push(element("li", {}, element("span", {}, control.question, " ", answer), button));
  }
  byId("answers").replaceChildren(...rows);
  byId("told").hidden = !rows.length;
  const others = [...controls.values()].filter((control) => !(control.fact in state.facts));
  byId("other").replaceChildren(
    element("option", { value: "" }, "another fact that you know …"),
    ...others.map((control) => element("option", { value: control.fact }, control.question)),
  );
}

// The decision

const badge = (outcome) => element("span", { className: `outcome ${outcome}` }, OUTCOMES[outcome]);

function places(citations) {
  const parts = [];
  for (const place of citations) {
    if (parts.length) parts.push("; ");
    parts.push(link(place.text, place.address));
  }
  return element("p", { className: "places" }, ...parts);
}

function why(row) {
  return element(
    "details",
    {},
    element("summary", {}, "Why"),
    list(row.because),
    places(row.places),
  );
}

function showDecision() {
  const settled = decision.undetermined ? "Some of it is still open." : "Everything is settled.";
  byId("status").textContent = `On the facts given. ${settled}`;
  byId("obligations").replaceChildren(
    ...decision.obligations.map((row) =>
      element("li", {}, element("div", { className: "ruling" }, badge(row.outcome), element("span", {}, row.title)), why(row)),
    ),
  );
  byId("next").replaceChildren(...decision.next.map((step) => element("li", {}, link(step.text, step.address))));
  byId("next-steps").hidden = !decision.next.length;
  const groups = decision.code.map((group) =>
    element(
      "details",
      {},
      element("summary", {}, badge(group.outcome), ` ${group.entries.length} ${group.entries.length === 1 ? "entry" : "entries"}`),
      list(group.entries.map((entry) => link(entry.name, `/${decision.edition}/${entry.id}/`))),
    ),
  );
  const special = decision.provisions.map((row) =>
    element("div", {}, element("p", {}, badge(row.outcome), " ", link(row.id, `/${decision.edition}/${row.id}/`)), why(row)),
  );
  byId("code").replaceChildren(...groups, ...special);
  const asides = decision.asides.filter(([heading]) => heading !== "Still open");
  byId("asides").replaceChildren(
    ...asides.flatMap(([heading, lines]) => [element("h3", {}, heading), list(lines)]),
  );
  const answers = { true: "yes", false: "no", null: "open" };
  byId("reasons").replaceChildren(
    ...decision.reasons.map((row) =>
      element("li", {}, element("strong", {}, `${row.id.replaceAll("_", " ")}: ${answers[row.answer]}`), list(row.because), places(row.places)),
    ),
  );
}

// Files and settings

async function saveFile(kind) {
  const file = await ask("decision_file", { facts: state.facts, edition: state.edition, kind });
  if (file) {
    save(file.name, file.text);
    byId("status").textContent = `Saved ${file.name}.`;
  }
}

for (const kind of ["json", "markdown", "facts"]) byId(`save-${kind}`).addEventListener("click", () => saveFile(kind));

byId("load").addEventListener("click", async () => {
  const text = await openFile(".json,application/json");
  if (text === undefined) return;
  const before = state.facts;
  try {
    state.facts = JSON.parse(text);
  } catch (error) {
    complain(`The file is no JSON: ${error.message}`);
    return;
  }
  state.skipped = [];
  if (!(await decide())) state.facts = before;
});

byId("reset").addEventListener("click", async () => {
  Object.assign(state, { facts: {}, skipped: [] });
  editing = null;
  await decide();
});

byId("share").addEventListener("click", async () => {
  await navigator.clipboard.writeText(location.href);
  byId("status").textContent = "The address with the facts is copied.";
});
byId("share").hidden = !navigator.clipboard;

byId("edition").addEventListener("change", (event) => {
  state.edition = event.target.value;
  decide();
});

byId("other").addEventListener("change", (event) => {
  if (!event.target.value) return;
  editing = event.target.value;
  showQuestion();
  focusQuestion();
});

window.addEventListener("hashchange", async () => {
  const told = stateInAddress();
  if (!told) {
    remember();
    return;
  }
  const damage = recall(told);
  await decide();
  if (damage) complain(damage);
});

byId("app").hidden = false;
const beginning = await (await fetch(new URL("beginning.json", location.href))).json();
controls = new Map(beginning.controls.map((control) => [control.fact, control]));
if (location.hash) {
  byId("status").textContent = "Starting Python …";
  const damage = recall(stateInAddress() ?? new URLSearchParams());
  await decide();
  if (damage) complain(damage); // decide takes earlier complaints away
} else {
  // the library made this decision when the site was built; Python starts while it is read
  show(beginning.decision);
  const { facts, edition } = state;
  call("decide", { facts, edition }).catch((error) => complain(noPython(error)));
}
// once it is painted; for measuring
requestAnimationFrame(() => setTimeout(() => performance.mark("decided")));
