import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import german from "../src/texts/de/message-reasons.ts";

// Whatever the server says of a message reads in German as well: its sentences are found in its sources.

const billing = join(import.meta.dirname, "../../server/src/selling/billing");
const sources = readdirSync(billing)
  .filter((name) => name.endsWith(".ts") && !name.includes(".test."))
  .map((name) => readFileSync(join(billing, name), "utf8"));

/** Sentences, as texts and as templates whose values are left out. */
const sentences = sources
  .flatMap((text) => [...text.matchAll(/(?:ignored\(|reason: |return |\? )(?:"([A-Z][^"]*\.)"|`([A-Z][^`]*\.)`)/g)])
  .map(([, plain, template]) => plain ?? (template ?? "").replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, "x"));

test("there are sentences, and each reads in German", () => {
  expect(sentences.length).toBeGreaterThan(20);
  const unread = sentences.filter((each) => !german.some(([form]) => form.test(each)));
  expect(unread).toEqual([]);
});
