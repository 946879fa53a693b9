// The page's side of the worker in which the library runs. A page that names this script before its own
// has the worker start while the rest comes in.
const worker = new Worker(new URL("python-worker.js", import.meta.url), { type: "module" });
const waiting = new Map();
let last = 0;

worker.addEventListener("message", ({ data }) => {
  const { resolve, reject } = waiting.get(data.id);
  waiting.delete(data.id);
  if (data.failure) reject(new Error(data.failure));
  else resolve(JSON.parse(data.text));
  keepPython();
});
worker.addEventListener("error", (event) => {
  for (const { reject } of waiting.values()) reject(new Error(event.message || "Python did not start"));
  waiting.clear();
});

// Once Python has answered, it is kept for the next time, with or without a network.
let kept = false;
function keepPython() {
  if (kept || !("serviceWorker" in navigator)) return;
  kept = true;
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage("keep Python"));
}

// Gives { result } or { error, faults }; fails only where Python itself does not run.
export function call(name, args = {}) {
  const id = ++last;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, name, args: JSON.stringify(args) });
  });
}
