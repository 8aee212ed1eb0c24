import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import german from "../src/texts/de/rules.ts";
import english from "../src/texts/en/rules.ts";

// Explanations are read by people who do not know the server: each rule that there is has its words in the pages.

const folder = join(import.meta.dirname, "../../server/src/running");
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".rules.ts"))
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .filter((text) => /\bRule<|\bRemedy\b/.test(text));
const found = (pattern: RegExp) => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name = ""]) => name))),
];
const rules = found(/^ +name: "(\w+)",$/gm);
const remedies = found(/\baction: "(\w+)",\s*text:/g);

test("the rules of the server are found", () => {
  expect(rules).toEqual(expect.arrayContaining(["product", "seats", "borrow_until", "pool_units"]));
  expect(rules.length).toBeGreaterThan(30);
  expect(remedies).toEqual(expect.arrayContaining(["free_a_seat", "wait_until"]));
  expect(remedies.length).toBeGreaterThan(30);
});

test.each([
  ["English", english.names],
  ["German", german.names],
])("every rule is named in %s, and there are no names of rules that are gone", (_language, names) => {
  expect(Object.keys(names).sort()).toEqual([...rules].sort());
});

test("what would make a rule pass is said in German, of each", () => {
  expect(Object.keys(german.remedies).sort()).toEqual([...remedies].sort());
});

test("facts are named in both languages", () => {
  expect(Object.keys(german.facts).sort()).toEqual(Object.keys(english.facts).sort());
});
