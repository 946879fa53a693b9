// Say what Redocly finds wrong in the OpenAPI document of standard input, as a list in JSON.
// Usage: node openapi.mjs < document.json
import { readFileSync } from "node:fs";
import { createConfig, lintFromString } from "@redocly/openapi-core";

// what OpenAPI itself requires; Redocly's other rules are about style
const rules = {
  struct: "error",
  "no-unresolved-refs": "error",
  "no-required-schema-properties-undefined": "error",
  "spec-components-invalid-map-name": "error",
};
const config = await createConfig({ rules });
const problems = await lintFromString({ source: readFileSync(0, "utf-8"), config });
console.log(JSON.stringify(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)));
