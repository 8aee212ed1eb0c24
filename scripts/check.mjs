// The one check, the same here and in CI: format, lint, types, up-to-date generated files, tests.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { generate, generated } from "./generate.mjs";
import { buildAll, install, listFiles, root, run, runTool } from "./steps.mjs";

const isInstalled = install();
const steps = {
  "format and lint": () => runTool("biome", ["check", "--error-on-warnings", "."]),
  "types of the server and its tests": () => runTool("tsc", ["-p", "server/tsconfig.json", "--noEmit"]),
  "types of the client and its tests": () => runTool("tsc", ["-p", "client/tsconfig.json", "--noEmit"]),
  "types of the SDK and its tests": () => runTool("tsc", ["-p", "sdk/tsconfig.json", "--noEmit"]),
  "types of the pages and their tests": () => runTool("tsc", ["-p", "dashboard/tsconfig.json", "--noEmit"]),
  build: () => buildAll(),
  "generated files are fresh": isFresh,
};
const failures = isInstalled ? [] : ["install"];
for (const name of isInstalled ? Object.keys(steps) : []) if (!(await step(name))) failures.push(name);

// Last, because the line that counts the tests ends the output.
if (failures.length > 0) console.log(`\nfailed before the tests: ${failures.join(", ")}`);
const isProven = run(process.execPath, [join(root, "scripts/test.mjs")]);
process.exitCode = isProven && failures.length === 0 ? 0 : 1;

function step(name) {
  console.log(`\n== ${name}`);
  return steps[name]();
}

/** Generates again and compares with the files before; a generated file that git does not track counts as different. */
async function isFresh() {
  const before = readGenerated();
  if (!(await generate())) return false;
  const after = readGenerated();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
  const untracked = spawnSync("git", ["ls-files", "--others", "--exclude-standard", "--", ...generated], {
    cwd: root,
    encoding: "utf8",
  });
  changed.push(...(untracked.stdout ?? "").split("\n").filter(Boolean));
  if (changed.length === 0) return true;
  console.error(`these were not as generated and committed; look at them and commit them:\n${changed.join("\n")}`);
  return false;
}

function readGenerated() {
  const files = generated.flatMap((path) => (path.includes(".") ? [join(root, path)] : listFiles(join(root, path))));
  return new Map(
    files.filter((file) => existsSync(file)).map((file) => [relative(root, file), readFileSync(file, "utf8")]),
  );
}
