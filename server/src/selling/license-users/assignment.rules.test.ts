import { describe, expect, test } from "vitest";
import { type AssignableLicense, judgeHolder, judgeNewcomers, quotaOf } from "./assignment.rules.ts";

// Who may be given a license (semantics.md §2.13, §2.14).

const license = (members: Partial<AssignableLicense> = {}): AssignableLicense => ({
  id: 1,
  bundle_license_id: null,
  authorization_method: "user",
  order_id: 9,
  max_activations: 3,
  max_license_users: 0,
  user_max_activations: null,
  ...members,
});
/** `A` is who `a` is. */
const personOf = (name: string) => ({ email: `${name}@x.example`, person: `${name.toLowerCase()}@x.example` });
const has = (...names: string[]) =>
  names.map((name, index) => ({ license_id: 1, license_user_id: index, ...personOf(name) }));
const wanted = (...names: string[]) => names.map((name, index) => ({ ...personOf(name), at: `/${index}` }));

test.each<[string, Partial<AssignableLicense>, string[]]>([
  ["one that users hold", {}, []],
  ["one that a key holds", { authorization_method: "license-key" }, ["invalid_product_auth_method"]],
  ["one in a bundle", { bundle_license_id: 7 }, ["license_in_bundle"]],
])("users of %s", (_name, members, codes) => {
  expect(judgeHolder(license(members)).map(({ code }) => code)).toEqual(codes);
});

describe("newcomers", () => {
  const full = "license_users_limit_reached";
  test.each<[string, AssignableLicense[], string[], string[], string[]]>([
    ["without a limit", [license()], ["a", "b"], ["c", "d"], []],
    ["up to the limit", [license({ max_license_users: 3 })], ["a"], ["b", "c"], []],
    ["over the limit", [license({ max_license_users: 2 })], ["a"], ["b", "c", "d"], [`${full} /1`, `${full} /2`]],
    ["who are there already", [license({ max_license_users: 1 })], ["a"], ["A"], []],
    ["who are there already, and one more", [license({ max_license_users: 1 })], ["a"], ["a", "b"], [`${full} /1`]],
    ["over a limit that was lowered", [license({ max_license_users: 1 })], ["a", "b"], ["c"], [`${full} /0`]],
    [
      "over the limit of one in the bundle",
      [license(), license({ id: 2, max_license_users: 1 })],
      [],
      ["a", "b"],
      [`${full} /1`],
    ],
    ["named twice", [license()], [], ["a", "A"], ["duplicate_license_user /1"]],
  ])("%s", (_name, licenses, present, named, expected) => {
    const problems = judgeNewcomers(licenses, has(...present), wanted(...named));
    expect(problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(expected);
  });
});

test.each([
  ["the policy says it", 5, 5],
  ["the policy allows none", 0, 0],
  ["the license decides where the policy is silent", null, 3],
])("devices of a user: %s", (_name, user_max_activations, quota) => {
  expect(quotaOf(license({ user_max_activations }))).toBe(quota);
});
