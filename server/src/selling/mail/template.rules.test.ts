import { describe, expect, test } from "vitest";
import { fillTemplate, parseTemplate, type TemplateNames, type TemplateValues } from "./template.rules.ts";

const names: TemplateNames = { name: true, count: true, flag: true, items: { name: true, tags: { tag: true } } };

function fill(source: string, values: TemplateValues): string {
  const read = parseTemplate(source, names);
  if ("problem" in read) throw new Error(read.problem);
  return fillTemplate(read, values, String);
}

test.each<[string, TemplateValues, string]>([
  ["Hello {{name}}.", { name: "Ada" }, "Hello Ada."],
  ["{{ name }}", { name: "Ada" }, "Ada"],
  ["Hello{{#name}} {{name}}{{/name}}.", {}, "Hello."],
  ["{{^name}}nobody{{/name}}", { name: "" }, "nobody"],
  ["{{count}}", { count: 0 }, "0"],
  ["{{#flag}}yes{{/flag}}{{^flag}}no{{/flag}}", { flag: false }, "no"],
  ["{{#items}}[{{name}}]{{/items}}", { name: "out", items: [{ name: "a" }, { name: "b" }] }, "[a][b]"],
  // A name that an item does not have is that of the mail.
  ["{{#items}}{{count}}{{/items}}", { count: 3, items: [{}, {}] }, "33"],
  ["{{#items}}{{#tags}}{{tag}}{{/tags}}{{/items}}", { items: [{ tags: [{ tag: "x" }] }] }, "x"],
  ["{{^items}}none{{/items}}", { items: [] }, "none"],
  ["a\n{{#flag}}\nb\n{{/flag}}\nc", { flag: true }, "a\nb\nc"],
  ["a\n{{#flag}}\nb\n{{/flag}}\nc", {}, "a\nc"],
  // What a value holds is never read as a template.
  ["{{name}}", { name: "{{count}}" }, "{{count}}"],
])("%j filled with %j is %j", (source, values, expected) => {
  expect(fill(source, values)).toBe(expected);
});

describe("cannot be read:", () => {
  test.each([
    ["{{nobody}}", "Line 1: there is no {{nobody}} in this mail."],
    ["a\n{{constructor}}", "Line 2: there is no {{constructor}} in this mail."],
    ["{{#flag}}", "{{#flag}} is not closed."],
    ["{{/flag}}", "Line 1: {{/flag}} closes nothing."],
    ["{{#flag}}{{#name}}{{/flag}}{{/name}}", "Line 1: {{/flag}} closes {{#name}}."],
    ["{{items}}", "Line 1: {{items}} is a list; write {{#items}}…{{/items}}."],
    ["{{tag}}", "Line 1: there is no {{tag}} in this mail."],
    ["{{name", "There is a {{ that belongs to nothing."],
    ["name}}", "There is a }} that belongs to nothing."],
    ["{{}}", "Line 1: {{}} is no name."],
    ["{{name.toString}}", "Line 1: {{name.toString}} is no name."],
    ["{{#flag}}".repeat(6), "Line 1: sections are nested at most 5 deep."],
  ])("%j", (source, sentence) => {
    expect(parseTemplate(source, names)).toEqual({ problem: sentence });
  });
});
