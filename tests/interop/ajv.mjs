// Say of each line of standard input, a JSON document, whether a schema accepts it: 1 or 0.
// Usage: node ajv.mjs SCHEMA.json < documents.jsonl. Strict mode, formats asserted.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const schema = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const Validator = schema.$schema.includes("2020-12") ? Ajv2020 : Ajv;
const ajv = new Validator({ strict: true });
addFormats(ajv);
const validate = ajv.compile(schema);
const verdicts = [];
for await (const line of createInterface({ input: process.stdin })) {
  verdicts.push(validate(JSON.parse(line)) ? "1" : "0");
}
console.log(verdicts.join(""));
