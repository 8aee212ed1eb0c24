import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { resourcesOf } from "../../scripts/sdk-methods.mjs";
import { version } from "../src/index.ts";

// What keeps the library small, independent of the server, and complete.

const root = resolve(import.meta.dirname, "..");
const source = join(root, "src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

function judge(file: string, text: string): string[] {
  const wrong: string[] = [];
  // The dashboard runs it in a browser, so no module of Node either.
  for (const [, path = ""] of text.matchAll(/from\s+"([^"]+)"/g))
    if (path === "standardwebhooks" && file === "webhooks.ts") continue;
    else if (!path.startsWith(".") || !resolve(source, dirname(file), path).startsWith(`${source}/`))
      wrong.push(`${file} imports ${path}`);
  if (/^export default\b/m.test(text)) wrong.push(`${file} has a default export`);
  if (file.startsWith("generated/"))
    return text.startsWith("// Generated from ") ? wrong : [...wrong, `${file} does not say what it is made from`];
  if (text.split("\n").length > 400) wrong.push(`${file} is longer than 400 lines`);
  // A developer who hovers over an export reads what it promises.
  for (const match of text.matchAll(
    /^(.*)\nexport (?:async )?(?:abstract )?(?:class|function|interface|type|const) (\w+)/gm,
  ))
    if (!/\*\/\s*$/.test(match[1] ?? "")) wrong.push(`${file} does not say what ${match[2]} is`);
  return wrong;
}

test("every source file keeps the law", () => {
  expect(files.flatMap((file) => judge(file, readFileSync(join(source, file), "utf8")))).toEqual([]);
});

test.each([
  ["the server", 'import { a } from "../../server/src/errors.ts";'],
  ["a package", 'import { a } from "left-pad";'],
  ["Node", 'import { a } from "node:fs";'],
  ["an export without a doc comment", "\nexport function f() {}"],
])("the judge sees %s", (_name, text) => {
  expect(judge("x.ts", text)).toHaveLength(1);
});

test("every method that can be called is documented", () => {
  const text = readFileSync(join(source, "generated/resources.ts"), "utf8");
  const methods = [...text.matchAll(/^(.*)\n {2}(\w+)\(.*\): (?:Call|List)<.*\{$/gm)];
  expect(methods.length).toBeGreaterThan(100);
  expect(methods.filter(([, before = ""]) => !/(\*\/|;)\s*$/.test(before)).map(([, , name]) => name)).toEqual([]);
});

test("every operation of the API is one method, and no two of a resource share a name", () => {
  const document = JSON.parse(readFileSync(join(root, "../openapi/management.json"), "utf8"));
  const operations = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((each) =>
    Object.values(each).map(({ operationId }) => operationId),
  );
  const resources = resourcesOf(document);
  const methods = resources.flatMap(({ methods }) => methods);
  expect(methods.map(({ id }) => id).sort()).toEqual(operations.sort());
  for (const { name, methods } of resources) {
    const names = methods.map((method) => method.name);
    expect(new Set(names).size, name).toBe(names.length);
  }
});

test("there is one runtime dependency, which verifies webhooks, and the version is the package's", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(Object.keys(manifest.dependencies)).toEqual(["standardwebhooks"]);
  expect([manifest.optionalDependencies, manifest.peerDependencies]).toEqual([undefined, undefined]);
  expect(manifest.version).toBe(version);
});
