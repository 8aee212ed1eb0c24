import { describe, expect, test } from "vitest";
import { addressOf, endsOf, spanOf } from "./past.rules.ts";

const stops = ["2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z", "2026-03-03T00:00:00.000Z"];
const [first = "", second = "", third = ""] = stops;

describe("the moments of an address", () => {
  test.each<[string, Record<string, unknown>, { from: string; to: string | undefined }, [number, number]]>([
    ["are the beginning and now where it names none", {}, { from: first, to: undefined }, [0, 3]],
    ["are those that it names", { from: second, to: third }, { from: second, to: third }, [1, 2]],
    [
      "may lie between two stops",
      { from: "2026-03-02T11:00:00Z" },
      { from: "2026-03-02T11:00:00Z", to: undefined },
      [1, 3],
    ],
    [
      "may lie before all of them",
      { from: "2020-01-01T00:00:00Z" },
      { from: "2020-01-01T00:00:00Z", to: undefined },
      [0, 3],
    ],
    ["are none where it names nonsense", { from: "soon", to: 7 }, { from: first, to: undefined }, [0, 3]],
  ])("%s", (_name, search, span, ends) => {
    expect(spanOf(search, stops)).toEqual(span);
    expect(endsOf(span, stops)).toEqual(ends);
  });

  test.each<[[number, number], object]>([
    [[0, 3], {}],
    [[1, 3], { from: second }],
    [[0, 1], { to: second }],
    [[2, 2], { from: third, to: third }],
    [[3, 3], { from: third }],
  ])("at %j are written as %j", (ends, address) => {
    expect(addressOf(ends, stops)).toEqual(address);
  });
});
