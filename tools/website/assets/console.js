// A console for the documentation: each example with prompts gets a button that runs it, and the
// page a field for one's own. Python is fetched when something is run, not before.
let call = null;

async function run(source, place) {
  place.hidden = false;
  place.textContent = call ? "…" : "Starting Python …";
  try {
    call ??= (await import("./python.js")).call;
    const { result, error } = await call("run", { source });
    const printed = error ?? result.map((step) => step.output).join("");
    place.textContent = printed || "(nothing is printed)";
  } catch (failure) {
    place.textContent = `Python does not run in this browser: ${failure.message}`;
  }
}

function output(label) {
  const place = document.createElement("pre");
  place.className = "console-output";
  place.hidden = true;
  place.tabIndex = 0;
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", label);
  return place;
}

function button(words) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "console-run";
  made.textContent = words;
  return made;
}

for (const [number, block] of document.querySelectorAll("div.highlight > pre").entries()) {
  const source = block.textContent;
  // an example with prompts, or a cell of a notebook
  if (!/^>>> /m.test(source) && !block.closest(".runnable")) continue;
  const place = output(`Output of example ${number + 1}`);
  const start = button("Run here");
  start.addEventListener("click", () => run(source, place));
  // the theme lays an example out in a row, which the button does not belong into
  const example = block.closest("[class*='highlight-']") ?? block.parentElement;
  example.after(start, place);
}

const form = document.getElementById("console");
if (form) {
  const place = output("Output of your own");
  form.after(place);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(form.elements.source.value, place);
  });
}
