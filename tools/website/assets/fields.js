// Fields of a form, made from its definition. Each gives { node, get(), set(value) }; what is
// empty is undefined, and left out of the document. Which answers will do is for the library to say.
import { element } from "./dom.js";

let number = 0;
const nextId = () => `field-${++number}`;

export function field(definition, label, labelledBy) {
  return KINDS[definition.kind](definition, label, labelledBy);
}

const KINDS = {
  text: (definition, label, by) => text(label, by, definition.long ? 2 : 1),
  number: (definition, label, by) => text(label, by, 1, Number),
  date: (definition, label, by) => {
    const node = element("input", { type: "date", ...named(label, by) });
    return { node, get: () => node.value || undefined, set: (value) => (node.value = value ?? "") };
  },
  constant,
  choice,
  choices,
  "yes-no": yesNo,
  tick: (definition, label) => {
    const box = element("input", { type: "checkbox" });
    const node = element("label", {}, box, ` ${label}`);
    return { node, get: () => box.checked || undefined, set: (value) => (box.checked = Boolean(value)) };
  },
  object,
  list,
  options,
};

function named(label, by) {
  return by ? { "aria-labelledby": by } : { "aria-label": label };
}

function text(label, by, rows, convert = (value) => value) {
  const node = element("textarea", { rows, spellcheck: true, ...named(label, by) });
  const get = () => (node.value.trim() ? convert(node.value) : undefined);
  return { node, get, set: (value) => (node.value = value ?? "") };
}

function constant({ value }) {
  // it belongs to what stands beside it, and says nothing alone
  return { node: element("span", { className: "unit" }, String(value)), get: () => value, set() {}, constant: true };
}

function choice({ options: offered }, label, by) {
  const node = element(
    "select",
    named(label, by),
    element("option", { value: "" }, ""),
    ...offered.map((option) => element("option", { value: option }, option)),
  );
  return {
    node,
    get: () => node.value || undefined,
    set: (value) => {
      // an accepted spelling that is not offered is kept as it is
      if (value && !offered.includes(value)) node.append(element("option", { value }, value));
      node.value = value ?? "";
    },
  };
}

function choices({ options: offered }, label) {
  const boxes = offered.map((option) => element("input", { type: "checkbox", value: option }));
  const labels = boxes.map((box) => element("label", {}, box, ` ${box.value}`));
  const node = element("div", { className: "choices", role: "group", "aria-label": label }, ...labels);
  let given = []; // a file keeps its own order, and spellings that are taken but not offered
  return {
    node,
    get: () => {
      const checked = boxes.filter((box) => box.checked).map((box) => box.value);
      const kept = given.filter((value) => checked.includes(value) || !offered.includes(value));
      const chosen = [...kept, ...checked.filter((value) => !kept.includes(value))];
      return chosen.length ? chosen : undefined;
    },
    set: (value) => {
      given = value ?? [];
      for (const box of boxes) box.checked = given.includes(box.value);
    },
  };
}

function yesNo(definition, label) {
  const name = nextId();
  const boxes = [true, false, null].map((value) =>
    element("input", { type: "radio", name, value: String(value), checked: value === null }),
  );
  const words = ["yes", "no", "no answer"];
  const labels = boxes.map((box, at) => element("label", {}, box, ` ${words[at]}`));
  const node = element("div", { className: "choices", role: "radiogroup", "aria-label": label }, ...labels);
  return {
    node,
    get: () => ({ true: true, false: false })[boxes.find((box) => box.checked).value],
    set: (value) => {
      for (const box of boxes) box.checked = box.value === String(value ?? null);
    },
  };
}

function object({ parts }, label) {
  const fields = new Map(parts.map((part) => [part.name, field(part.field, `${label}: ${part.label}`)]));
  const free = parts.filter((part) => !fields.get(part.name).constant);
  const rows = parts.map((part) => {
    const inner = fields.get(part.name);
    if (inner.constant) return inner.node;
    // one field and its unit need no words besides the label of the row
    const words = free.length === 1 ? null : element("span", { className: "part" }, part.label.replace(/\.$/, ""));
    return element("div", {}, words, inner.node);
  });
  const node = element("div", { className: free.length === 1 ? "amount" : "parts" }, ...rows);
  return {
    node,
    get: () => {
      const value = {};
      let filled = false;
      for (const [name, inner] of fields) {
        const part = inner.get();
        if (part === undefined) continue;
        value[name] = part;
        filled ||= !inner.constant;
      }
      return filled ? value : undefined;
    },
    set: (value) => {
      for (const [name, inner] of fields) inner.set(value?.[name]);
    },
  };
}

function list({ item }, label) {
  const rows = element("ol", { className: "items" });
  const add = element("button", { type: "button" }, "Add one");
  const node = element("div", { className: "list" }, rows, add);
  let fields = [];
  let none = false; // an empty list is an answer too, and is given back as it came
  const grow = (value) => {
    const inner = field(item, `${label}, ${fields.length + 1}`);
    const remove = element("button", { type: "button", "aria-label": `Remove from ${label}` }, "Remove");
    const row = element("li", {}, inner.node, remove);
    remove.addEventListener("click", () => {
      fields = fields.filter((other) => other !== inner);
      row.remove();
      add.focus();
      node.dispatchEvent(new Event("input", { bubbles: true }));
    });
    inner.set(value);
    fields.push(inner);
    rows.append(row);
    return inner;
  };
  add.addEventListener("click", () => {
    grow().node.querySelector("textarea, input, select")?.focus();
    rows.lastElementChild.querySelector("textarea, input, select")?.focus();
  });
  return {
    node,
    get: () => {
      const values = fields.map((inner) => inner.get()).filter((value) => value !== undefined);
      return values.length || (none && !fields.length) ? values : undefined;
    },
    set: (value) => {
      none = value?.length === 0;
      fields = [];
      rows.replaceChildren();
      for (const part of value ?? []) grow(part);
    },
  };
}

// A value, or a constant that stands in its place, such as N/A.
function options({ options: offered }, label) {
  if (!offered.some((option) => option.kind === "constant")) return oneOrMany(offered, label);
  const value = field(offered.find((option) => option.kind !== "constant"), label);
  const word = offered.find((option) => option.kind === "constant").value;
  const box = element("input", { type: "checkbox" });
  const node = element("div", {}, value.node, element("label", {}, box, ` ${word}`));
  return {
    node,
    get: () => (box.checked ? word : value.get()),
    set: (given) => {
      box.checked = given === word;
      value.set(given === word ? undefined : given);
    },
    word,
  };
}

// One value, or a list of them for a family of models.
function oneOrMany(offered, label) {
  const many = offered.find((option) => option.kind === "list");
  const single = field(offered.find((option) => option !== many), label);
  const each = field(many, label);
  const box = element("input", { type: "checkbox" });
  const places = [element("div", {}, single.node), element("div", { hidden: true }, each.node)];
  const node = element("div", {}, ...places, element("label", {}, box, " one for each model of a family"));
  const show = () => {
    places[0].hidden = box.checked;
    places[1].hidden = !box.checked;
  };
  box.addEventListener("change", show);
  return {
    node,
    get: () => (box.checked ? each : single).get(),
    set: (given) => {
      box.checked = Array.isArray(given);
      single.set(box.checked ? undefined : given);
      each.set(box.checked ? given : undefined);
      show();
    },
  };
}
