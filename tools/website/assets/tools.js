// The small tools: one field each, answered by the library.
import { call } from "./python.js";
import { byId, element, link, list } from "./dom.js";

const OUTCOMES = { qualifies: "exempt", "does not qualify": "applies", undetermined: "undetermined" };

function tool(name, run) {
  const form = byId(name);
  const place = byId(`${name}-answer`);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    place.replaceChildren(element("p", { className: "status" }, "Working it out …"));
    try {
      const { result, error } = await run(Object.fromEntries(new FormData(form)));
      place.replaceChildren(...(error ? [element("p", { className: "error" }, error)] : show[name](result)));
    } catch (failure) {
      place.replaceChildren(element("p", { className: "error" }, `Python does not run in this browser: ${failure.message}`));
    }
  });
}

const notes = (lines) => (lines.length ? [list(lines, { className: "meta" })] : []);

function places(citations) {
  const parts = citations.flatMap((place) => ["; ", link(place.text, place.address)]).slice(1);
  return element("p", { className: "places" }, ...parts);
}

function license(result) {
  return [
    element(
      "p",
      {},
      element("span", { className: `outcome ${OUTCOMES[result.outcome]}` }, result.outcome),
      ` ${result.identified_as ?? result.license}`,
    ),
    list(result.because),
    places(result.places),
    ...notes(result.contested),
  ];
}

const show = {
  find: (result) => [
    list(
      result.links.map((found) =>
        element("div", {}, link(found.text, found.address), found.detail && found.detail !== found.text ? element("p", { className: "hint" }, found.detail) : null),
      ),
    ),
    ...notes(result.notes),
  ],
  license,
  card: (result) => [
    ...(result.license ? license(result.license) : [element("p", {}, "No licence is read from this card.")]),
    ...notes(result.notes),
    element("p", {}, link("What applies to this model", `/applies/#${new URLSearchParams({ facts: JSON.stringify(result.facts) })}`)),
  ],
  due: (result) => [
    ...(result.due.length || result.open.length ? [] : [element("p", {}, "No limit of time runs from this event alone.")]),
    list(
      result.due.map((limit) =>
        element(
          "div",
          {},
          element("strong", {}, `${limit.strict ? "before " : ""}${limit.due}`),
          ` ${limit.what} (`,
          link(limit.entry, limit.address),
          ")",
          element("p", { className: "hint" }, [limit.rule, ...limit.cautions].join(". ")),
        ),
      ),
      { className: "limits" },
    ),
    list(result.open.map((limit) => element("div", {}, `${limit.what} (`, link(limit.entry, limit.address), `): ${limit.why}`))),
  ],
};

tool("find", ({ text }) => call("find", { text }));
tool("license", ({ text }) => call("license", { text }));
tool("card", ({ text }) => call("model_card", { text }));
tool("due", ({ event, day, edition }) => call("due", { event, day, edition }));

// Events are those of the chosen edition.
const events = [...byId("due-event").options];
function chooseEvents() {
  const edition = byId("due-edition").value;
  byId("due-event").replaceChildren(...events.filter((event) => event.dataset.edition === edition));
}
byId("due-edition").addEventListener("change", chooseEvents);
chooseEvents();
byId("app").hidden = false;
