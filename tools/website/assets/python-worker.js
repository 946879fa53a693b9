// Runs the library under Pyodide, away from the page: takes calls by name, gives JSON back.
import { loadPyodide } from "../python/pyodide.mjs";

const folder = new URL("../python/", import.meta.url);
const load = self.fetch.bind(self);

// The WebAssembly lies here compressed, since many hosts would send it as it is.
const wasm = load(new URL("pyodide.asm.wasm.gzip", folder));
self.fetch = async (resource, options) => {
  if (!String(resource.url ?? resource).endsWith(".wasm")) return load(resource, options);
  const packed = await wasm;
  const body = packed.body.pipeThrough(new DecompressionStream("gzip"));
  return new Response(body, { headers: { "Content-Type": "application/wasm" } });
};

async function archive(name) {
  const answer = await load(new URL(name, folder));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
}

const first = archive("first.zip");
const started = start();
let rest = null;

async function start() {
  const pyodide = await loadPyodide({ indexURL: folder.href, packageBaseUrl: folder.href });
  unpack(pyodide, await first);
  return pyodide;
}

function unpack(pyodide, content) {
  const site = pyodide.runPython("import site; site.getsitepackages()[0]");
  pyodide.unpackArchive(content, "zip", { extractDir: site });
}

function fetchRest() {
  rest ??= (async () => {
    const [pyodide, content] = await Promise.all([started, archive("rest.zip")]);
    unpack(pyodide, content);
    pyodide.runPython("import importlib; importlib.invalidate_caches()");
  })();
  return rest;
}

// What the first archive is enough for.
const EARLY = new Set(["start", "decide"]);

async function answer(name, args) {
  const pyodide = await started;
  if (!EARLY.has(name)) await fetchRest();
  const ask = () => {
    const call = pyodide.pyimport("tools.website.in_browser.answers").call;
    return call(name, args);
  };
  try {
    return ask();
  } catch (error) {
    // a rare path of the library may need what has not come yet
    if (!/ModuleNotFoundError|FileNotFoundError/.test(error.message)) throw error;
    await fetchRest();
    return ask();
  }
}

self.addEventListener("message", async ({ data: { id, name, args } }) => {
  try {
    const text = await answer(name, args);
    self.postMessage({ id, text });
  } catch (error) {
    self.postMessage({ id, failure: String(error.message ?? error) });
  }
  if (EARLY.has(name)) fetchRest().catch(() => (rest = null));
});
