import fc from "fast-check";
import { expect, test } from "vitest";
import { rawMember } from "./raw-member.rules.ts";

test.each<[text: string, raw: string | undefined]>([
  ['{"request": {"a": 1,  "b": "}"}, "signature": "x"}', '{"a": 1,  "b": "}"}'],
  ['{"signature":"x","request":{"a":[1,{"c":"]"}]}}', '{"a":[1,{"c":"]"}]}'],
  ['{"request":"activation","date":"x"}', '"activation"'],
  ['{"inner":{"request":{"no":1}},"x":1}', undefined],
  ['{"a":"\\"request\\":1","request" : 5 }', "5"],
  ['{"\\u0072equest":true}', "true"],
  ['{"request":1,"request":{"last":2}}', '{"last":2}'],
  ["{}", undefined],
])("of %s", (text, raw) => {
  expect(rawMember(text, "request")).toBe(raw);
});

test("it is what a parser reads, whatever stands around it", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (around, value) => {
      const text = JSON.stringify({ ...around, request: value }, null, 1);
      const raw = rawMember(text, "request");
      expect(raw === undefined ? raw : JSON.parse(raw)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
