// Say of each line of standard input, a JSON document, whether a schema accepts it: 1 or 0.
// Usage: node npm_jsonschema.mjs SCHEMA.json < documents.jsonl
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import jsonschema from "jsonschema";

const schema = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const validator = new jsonschema.Validator();
const verdicts = [];
for await (const line of createInterface({ input: process.stdin })) {
  verdicts.push(validator.validate(JSON.parse(line), schema).valid ? "1" : "0");
}
console.log(verdicts.join(""));
