// Runs the library under Pyodide, away from the page: takes calls by name, gives JSON back.
import * as memory from "./python-memory.js";

const folder = new URL("../python/", import.meta.url);
const load = self.fetch.bind(self);

async function fetched(name) {
  const answer = await load(new URL(name, folder));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

const archive = async (name) => (await fetched(name)).arrayBuffer();

// All that Pyodide will ask for is on its way before it asks, and before its own scripts, which are
// large. The WebAssembly lies here compressed, since many hosts would send it as it is, and is compiled
// while the rest comes in.
const kept = memory.read();
const first = archive("first.zip");
const standard = archive("python_stdlib.zip");
const compiled = compile();
const scripts = Promise.all([import("../python/pyodide.asm.mjs"), import("../python/pyodide.mjs")]);
for (const early of [kept, first, standard, compiled, scripts]) early.catch(() => {}); // told where it is awaited

async function compile() {
  const packed = await fetched("pyodide.asm.wasm.gzip");
  const body = packed.body.pipeThrough(new DecompressionStream("gzip"));
  const headers = { "Content-Type": "application/wasm" };
  const module = await WebAssembly.compileStreaming(new Response(body, { headers }));
  performance.mark("WebAssembly compiled");
  return module;
}

self.fetch = async (resource, options) => {
  const address = String(resource.url ?? resource);
  if (address.endsWith("/python_stdlib.zip")) return new Response(await standard);
  if (address.endsWith(".wasm")) return new Response();
  return load(resource, options);
};
WebAssembly.instantiateStreaming = async (_, imports) => {
  const module = await compiled;
  return { module, instance: await WebAssembly.instantiate(module, imports) };
};

let build = null;
let packed = null;
let taken = null;
const started = start();
let prepared = false;
let rest = null;

async function start() {
  packed = await first;
  build = await memory.buildOf(packed);
  performance.mark("library fetched");
  const resumed = await resume();
  const pyodide = resumed ?? (await boot({}));
  performance.mark("Python started");
  // what is in the memory already needs its files later, if at all
  if (!resumed) unpackFirst(pyodide);
  return pyodide;
}

// Goes on from the memory that an earlier page kept; null if there is none, or it does not run.
async function resume() {
  try {
    const last = await kept;
    if (last && last.build === build) return await boot({ _loadSnapshot: last.content }, last.filled);
  } catch {
    await memory.forget().catch(() => {});
  }
  return null;
}

async function boot(options, filled) {
  const [{ default: createPyodideModule }, { loadPyodide }] = await scripts;
  const create = async (settings) => {
    const module = await createPyodideModule(settings);
    performance.mark("WebAssembly started");
    await filled;
    performance.mark("memory read");
    // memory that has grown needs room before it is put back
    const size = options._loadSnapshot?.byteLength ?? 0;
    if (size > module.HEAP8.length) module._emscripten_resize_heap(size);
    return module;
  };
  const places = { indexURL: folder.href, packageBaseUrl: folder.href };
  const own = { createPyodideModule: create, _makeSnapshot: Boolean(build) };
  return loadPyodide({ ...places, ...own, ...options });
}

function unpackFirst(pyodide) {
  if (packed) unpack(pyodide, packed);
  packed = null;
}

function unpack(pyodide, content) {
  const site = pyodide.runPython("import site; site.getsitepackages()[0]");
  pyodide.unpackArchive(content, "zip", { extractDir: site });
  pyodide.runPython("import importlib; importlib.invalidate_caches()");
}

// Before the first call: loads what it takes, and if that was not in the memory yet, takes the memory.
function prepare(pyodide, answers, name) {
  if (prepared) return;
  const loaded = answers.prepare(name);
  prepared = true;
  performance.mark("library loaded");
  if (!loaded || !build) return;
  try {
    taken = pyodide.makeMemorySnapshot();
    performance.mark("memory taken");
  } catch {
    // a memory that cannot be kept costs the next page its start, and nothing else
  }
}

function keepTaken() {
  if (taken) memory.keep(build, taken).catch(() => {});
  taken = null;
}

function fetchRest() {
  rest ??= (async () => {
    const [pyodide, content] = await Promise.all([started, archive("rest.zip")]);
    unpackFirst(pyodide);
    unpack(pyodide, content);
  })();
  return rest;
}

// What is tried before the rest has come: a page begins with these, and what they take is in the first
// archive or, on a next page, in the memory.
const EARLY = new Set(["decide", "check"]);

async function answer(name, args) {
  const pyodide = await started;
  if (!EARLY.has(name)) await fetchRest();
  const ask = () => {
    const answers = pyodide.pyimport("tools.website.in_browser.answers");
    prepare(pyodide, answers, name);
    return answers.call(name, args);
  };
  try {
    return ask();
  } catch (error) {
    // it needs what has not come yet
    if (!/ModuleNotFoundError|FileNotFoundError/.test(error.message)) throw error;
    await fetchRest();
    return ask();
  }
}

self.addEventListener("message", async ({ data: { id, name, args } }) => {
  try {
    const text = await answer(name, args);
    performance.mark(`${name} answered`);
    self.postMessage({ id, text });
  } catch (error) {
    self.postMessage({ id, failure: String(error.message ?? error) });
  }
  keepTaken();
  fetchRest().catch(() => (rest = null));
});
