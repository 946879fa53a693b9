// Make the checks of SchemaStore's build (`node cli.js check`) with the packages that it makes them
// with, on the catalogue and the folder of schemas and trials that are named:
//   node schemastore.mjs CATALOGUE.json FOLDER
// FOLDER has NAME.json, and documents in test/NAME/ and negative_test/NAME/. Prints the faults, and
// what schemasafe remarks on each schema, as JSON.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import addKeywords from "ajv-keywords";
import { ajvFormatsDraft2019 } from "@hyperupcall/ajv-formats-draft2019";
import schemasafe from "@exodus/schemasafe";
import jsonlint from "@prantlf/jsonlint";

const DRAFT_07 = "http://json-schema.org/draft-07/schema#";
const [catalogue, folder] = process.argv.slice(2);
const faults = [];
const remarks = [];

function require(holds, fault) {
  if (!holds) faults.push(fault);
}

function linted(path) {
  const bytes = readFileSync(path);
  require(![0xef, 0xfe, 0xff, 0x00].includes(bytes[0]), `${path}: a byte order mark`);
  const text = bytes.toString("utf-8");
  try {
    return jsonlint.parse(text, {
      ignoreBOM: false,
      ignoreComments: false,
      ignoreTrailingCommas: false,
      allowSingleQuotedStrings: false,
      allowDuplicateObjectKeys: false,
    });
  } catch (error) {
    faults.push(`${path}: ${error.message}`);
    return {};
  }
}

function documentsIn(kind, name) {
  return readdirSync(join(folder, kind, name)).map((file) => join(folder, kind, name, file));
}

function checkSchema(name) {
  const schema = linted(join(folder, `${name}.json`));
  require(schema.$schema === DRAFT_07, `${name}: a dialect that editors do not know`);
  require(/^https?:\/\//.test(schema.$id), `${name}: $id is no address`);
  const ajv = new Ajv({ strict: true });
  addFormats(ajv);
  ajvFormatsDraft2019(ajv);
  addKeywords(ajv, "uniqueItemProperties");
  let validate;
  try {
    validate = ajv.compile(schema);
  } catch (error) {
    faults.push(`${name}: ${error.message}`);
    return;
  }
  for (const path of documentsIn("test", name)) {
    require(validate(linted(path)), `${path}: ${JSON.stringify(validate.errors)}`);
  }
  for (const path of documentsIn("negative_test", name)) {
    require(!validate(linted(path)), `${path}: accepted`);
  }
  const options = {
    requireSchema: true,
    requireValidation: true,
    requireStringValidation: false,
    complexityChecks: true,
    forbidNoopValues: true,
    extraFormats: false,
    schemas: {},
  };
  remarks.push(...schemasafe.lint(schema, options).map((error) => error.message));
}

// a build's rules for each entry, and for all of them together
function checkEntries(entries) {
  const names = new Set();
  const patterns = new Set();
  for (const entry of entries) {
    const known = ["name", "description", "fileMatch", "url", "versions"];
    require(Object.keys(entry).every((key) => known.includes(key)), `${entry.name}: other keys`);
    for (const key of ["name", "description"]) {
      require(typeof entry[key] === "string", `${entry.name}: no ${key}`);
      require(!/[,. \t-]$|\n/.test(entry[key]), `${entry.name}: ${key} ends with punctuation`);
      require(!/schema/i.test(entry[key]), `${entry.name}: ${key} says that it is a schema`);
    }
    const addresses = [entry.url, ...Object.values(entry.versions ?? {})];
    require(addresses.every((url) => /^https:\/\//.test(url)), `${entry.name}: no https address`);
    require(!names.has(entry.name), `${entry.name}: twice`);
    names.add(entry.name);
    for (const pattern of entry.fileMatch ?? []) {
      require(!patterns.has(pattern), `${pattern}: twice`);
      require(!pattern.includes("/") || pattern.startsWith("**/"), `${pattern}: a folder`);
      patterns.add(pattern);
    }
  }
}

checkEntries(linted(catalogue).schemas ?? []);
for (const file of readdirSync(folder)) {
  if (file.endsWith(".json")) checkSchema(file.slice(0, -".json".length));
}
console.log(JSON.stringify({ faults, remarks }));
