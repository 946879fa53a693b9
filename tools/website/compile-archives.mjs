// Compiles archives of Python files, in place, with the Python that is to run them:
// node compile-archives.mjs STANDARD FIRST REST, where STANDARD is the standard library in the folder of
// Pyodide's package, FIRST has what a decision takes of this library and others, and REST has the rest.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";

const [standard, first, rest] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${dirname(standard)}/pyodide.mjs`));
// texts hash alike in each run, so that nothing that is written depends on it
const python = await loadPyodide({ env: { PYTHONHASHSEED: "0" } });
const archive = (path) => new Uint8Array(readFileSync(path));
python.unpackArchive(archive(first), "zip", { extractDir: "/library" });
python.runPython(readFileSync(new URL("bytecode.py", import.meta.url), "utf-8"));
const compiled = python.globals.get("compiled");
const loaded = python.globals.get("loaded_by_a_decision")("/library");
writeFileSync(standard, compiled(archive(standard), loaded).toJs());
for (const path of [first, rest]) writeFileSync(path, compiled(archive(path)).toJs());
