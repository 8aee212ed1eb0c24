import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import germanAudited from "../src/texts/de/audited.ts";
import germanCalls from "../src/texts/de/calls.ts";
import audited from "../src/texts/en/audited.ts";
import calls from "../src/texts/en/calls.ts";

// The audit and the statistics show names of the wire: each that the server writes has a word in both languages.

const folder = join(import.meta.dirname, "../../server/src");
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(join(folder, file), "utf8"));
const found = (pattern: RegExp) => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name = ""]) => name))),
];
const parts = found(/\bobject: ["`](?:\$\{object\}\/)?([\w/-]+)["`], action\b/g).flatMap((name) => name.split("/"));
const actions = found(/\bobject: ["`][^"`]+["`], action: "(\w+)"/g);
const activities = found(/\bactivity: "(\w+)"/g);

test("the names of the server are found", () => {
  expect(parts).toEqual(expect.arrayContaining(["licenses", "client", "sso"]));
  expect(parts.length).toBeGreaterThan(35);
  expect(actions).toEqual(expect.arrayContaining(["create", "roll_key"]));
  expect(actions.length).toBeGreaterThan(40);
  expect(activities).toEqual(expect.arrayContaining(["activation", "seats"]));
});

test.each([
  ["English", audited, calls],
  ["German", germanAudited, germanCalls],
])("what the audit and the statistics name has a word in %s", (_language, inAudit, inStatistics) => {
  const without = (names: readonly string[], words: object) => names.filter((name) => !(name in words));
  expect(without(parts, inAudit.objects)).toEqual([]);
  expect(without(actions, inAudit.actions)).toEqual([]);
  expect(without(activities, inStatistics)).toEqual([]);
});
