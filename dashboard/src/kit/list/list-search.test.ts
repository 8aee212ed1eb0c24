import { describe, expect, test } from "vitest";
import { filtersOf, listSearch, parseAddress, requestOf, reversed, unknownNames, writeAddress } from "./list-search.ts";

const search = listSearch({
  filters: [
    { name: "active", kind: "flag", label: "Active" },
    { name: "customer_email__icontains", kind: "text", label: "E-mail" },
  ],
  orders: ["id", "license_key"],
  order: "-id",
});

describe("the address of a list", () => {
  test.each([
    ["filters and pages are kept", { active: "true", offset: "50" }, { active: "true", offset: "50" }],
    ["other look-ups of a known filter are kept", { customer_email: "a@b.c" }, { customer_email: "a@b.c" }],
    ["the tab of a page is kept", { tab: "devices" }, { tab: "devices" }],
    ["metadata is kept", { metadata__tier: "gold" }, { metadata__tier: "gold" }],
    ["what is empty is dropped", { active: "" }, {}],
    ["what is unknown is dropped and named", { activ: "true" }, { [unknownNames]: "activ" }],
    ["an offset that is no number is dropped and named", { offset: "x" }, { [unknownNames]: "offset" }],
    ["an order that the list does not have is dropped and named", { order_by: "name" }, { [unknownNames]: "order_by" }],
    ["both directions of an order are known", { order_by: "-license_key" }, { order_by: "-license_key" }],
  ])("%s", (_name, raw, read) => {
    expect(search.read(raw)).toEqual(read);
  });

  test("written and read again it is the same", () => {
    const address = { customer_email__icontains: "a+b&c@d.e", order_by: "-id" };
    expect(parseAddress(writeAddress(address).slice(1))).toEqual(address);
    expect(writeAddress({ active: undefined, [unknownNames]: "x" })).toBe("");
  });

  test("the request has the default order and no part that only the page knows", () => {
    const asked = requestOf({ active: "true", tab: "x", [unknownNames]: "y" }, search, 50);
    expect(asked).toEqual({ limit: 50, order_by: "-id", active: "true" });
    expect(requestOf({ limit: "20", order_by: "id" }, search, 50)).toEqual({ limit: "20", order_by: "id" });
  });

  test("only filters are filters", () => {
    expect(filtersOf({ active: "true", offset: "50", tab: "x" })).toEqual([["active", "true"]]);
  });

  test("an order is turned round", () => {
    expect([reversed("id"), reversed("-id")]).toEqual(["-id", "id"]);
  });
});
