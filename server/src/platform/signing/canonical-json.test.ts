import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

const again = (text: string) => JSON.stringify(JSON.parse(text));

describe("canonical JSON", () => {
  test("is what a JavaScript client prints after parsing it, for any value", () => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true }),
        (value) => {
          fc.pre(JSON.stringify(value) !== undefined);
          const text = canonicalJson({ value });
          expect(again(text)).toBe(text);
        },
      ),
    );
  });

  test("holds for any stored JSON text after one parse, with odd names and lone surrogates", () => {
    const key = fc.oneof(fc.nat().map(String), fc.constantFrom("__proto__", "4294967295", "-1", "01", "1e3", "\ud800"));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(fc.double(), fc.maxSafeInteger(), fc.string({ unit: "binary" }), fc.boolean(), fc.constant(null)),
        fc.array(tie("tree"), { maxLength: 4 }),
        fc.dictionary(fc.oneof(key, fc.string()), tie("tree"), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const text = canonicalJson(JSON.parse(JSON.stringify({ metadata: value })));
        expect(again(text)).toBe(text);
      }),
    );
  });

  test("survives the way through UTF-8 bytes", () => {
    const text = canonicalJson({ name: "ČK12 😀 日本", lone: "\ud800", slash: "a/b", control: "\u001f\n" });
    expect(text).toBe('{"name":"ČK12 😀 日本","lone":"\\ud800","slash":"a/b","control":"\\u001f\\n"}');
    expect(Buffer.from(text, "utf8").toString("utf8")).toBe(text);
  });

  test("puts integer-like names first and ascending", () => {
    expect(canonicalJson(JSON.parse('{"b":1,"10":2,"2":3,"a":4}'))).toBe('{"2":3,"10":2,"b":1,"a":4}');
  });

  test("keeps a member named __proto__", () => {
    const text = '{"a":1,"__proto__":{"2":0,"x":1}}';
    expect(canonicalJson(JSON.parse(text))).toBe(text);
  });

  test("prints numbers in their shortest form", () => {
    const stored = '{"n":[1.0,1e3,-0,0.1,9007199254740991,1e21,1.5e-7,123456789012345680000]}';
    expect(canonicalJson(JSON.parse(stored))).toBe(
      '{"n":[1,1000,0,0.1,9007199254740991,1e+21,1.5e-7,123456789012345680000]}',
    );
  });

  test("prints dates in UTC with milliseconds", () => {
    expect(canonicalJson({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });

  test.each([undefined, () => 1, Symbol("s"), 1n, { deep: [1n] }])("refuses what JSON cannot hold: %s", (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
