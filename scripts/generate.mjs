// Writes what is generated and committed: row types, OpenAPI documents, the list of codes, the SDK.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { generateSdk } from "./generate-sdk.mjs";
import { build, install, root, run, runTool } from "./steps.mjs";

/** What the generators write. */
export const generated = [
  "server/src/platform/db/rows.generated.ts",
  "openapi",
  "docs/guide/codes.md",
  "client/src/codes.generated.ts",
  "sdk/src/generated",
];

const generators = ["generate/rows.js", "generate/openapi.js", "generate/codes.js"];

/** Builds and runs all generators. Returns whether all succeeded. */
export async function generate() {
  // The sources may need what is generated here, so a failed build only counts once the row types are fresh.
  await build();
  return (
    runGenerators(generators.slice(0, 1)) &&
    runTool("biome", ["check", "--write", "--log-level=error", "server/src/platform/db/rows.generated.ts"]) &&
    (await build()) &&
    runGenerators(generators.slice(1)) &&
    (await generateSdk())
  );
}

function runGenerators(names) {
  const present = names.map((name) => join(root, "server/dist", name)).filter((file) => existsSync(file));
  return present.every((file) => run(process.execPath, [file]));
}

if (process.argv[1] === import.meta.filename) {
  process.exitCode = install() && (await generate()) ? 0 : 1;
}
