import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { version } from "../src/index.ts";

// What keeps the library small, testable and independent of the server.

const root = resolve(import.meta.dirname, "..");
const source = join(root, "src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

function judge(file: string, text: string): string[] {
  const wrong: string[] = [];
  for (const [, path = ""] of text.matchAll(/from\s+"([^"]+)"/g)) {
    const isOwn = path.startsWith(".") && resolve(source, dirname(file), path).startsWith(`${source}/`);
    const isNode = path.startsWith("node:") && builtinModules.includes(path.slice(5));
    if (!isOwn && !isNode) wrong.push(`${file} imports ${path}`);
  }
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
  if (file !== "clock.ts" && /\bDate\.now\(|new Date\(\)|\bset(Timeout|Interval)\(/.test(code))
    wrong.push(`${file} reads the system's time or sets its timers`);
  if (/\bMath\.random\(/.test(code)) wrong.push(`${file} makes its own randomness`);
  if (/^export default\b/m.test(code)) wrong.push(`${file} has a default export`);
  if (text.split("\n").length > 400 && !file.endsWith(".generated.ts")) wrong.push(`${file} is longer than 400 lines`);
  // A developer who hovers over an export reads what it promises.
  for (const match of text.matchAll(
    /^(.*)\nexport (?:async )?(?:abstract )?(?:class|function|interface|type|const) (\w+)/gm,
  ))
    if (!/\*\/\s*$/.test(match[1] ?? "")) wrong.push(`${file} does not say what ${match[2]} is`);
  return wrong;
}

/** What applications see: the classes and interfaces that index.ts exports. */
const published = new Set(readFileSync(join(source, "index.ts"), "utf8").match(/\b[A-Z]\w+\b/g));

/** Members of published classes and interfaces without a doc comment. */
function undocumented(text: string): string[] {
  const found: string[] = [];
  for (const [, owner = "", body = ""] of text.matchAll(/^export (?:class|interface) (\w+)[^\n]*\{\n(.*?)^\}/gms)) {
    if (!published.has(owner)) continue;
    for (const [, before = "", member] of body.matchAll(/^(.*\n)? {2}(?:readonly |async |get )*(\w+)\??[(:<]/gm))
      if (member !== "constructor" && !/\*\/\s*$/.test(before)) found.push(`${owner}.${member}`);
  }
  return found;
}

test("every member that applications see is documented", () => {
  expect(files.flatMap((file) => undocumented(readFileSync(join(source, file), "utf8")))).toEqual([]);
  expect(undocumented("export class LicetClient {\n  load(): void;\n  /** Said. */\n  check(): void;\n}\n")).toEqual([
    "LicetClient.load",
  ]);
});

test("every source file keeps the law", () => {
  expect(files.flatMap((file) => judge(file, readFileSync(join(source, file), "utf8")))).toEqual([]);
});

test.each([
  ["the server", 'import { a } from "../../server/src/errors.ts";'],
  ["a package", 'import { a } from "left-pad";'],
  ["the system's time", "const now = new Date();"],
  ["a timer", "setTimeout(work, 1);"],
  ["an export without a doc comment", "\nexport function f() {}"],
])("the judge sees %s", (_name, text) => {
  expect(judge("x.ts", text)).toHaveLength(1);
});

test("there is no runtime dependency, and the version is the package's", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect([manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(manifest.version).toBe(version);
});
