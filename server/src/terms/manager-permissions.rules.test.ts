import { describe, expect, test } from "vitest";
import {
  MANAGER_PERMISSION_CODES,
  MANAGER_PERMISSIONS,
  type ManagerFacts,
  type ManagerPermission,
  type ManagerRefusal,
  managerMayNot,
} from "./manager-permissions.rules.ts";

const [product, policy] = [7, 70];
/** A manager who may do everything, about what is theirs. */
const everything: ManagerFacts = {
  manager: {
    is_active: true,
    permissions: MANAGER_PERMISSION_CODES,
    products: [{ product_id: product, num_of_licenses: 5 }],
    license_template_ids: [policy],
  },
  is_theirs: true,
  issue: { product_id: product, issued: 3, wanted: 2, license_template_id: policy },
  held_by: "user",
  user_reaches_beyond: false,
};
const ofNobody: readonly ManagerPermission[] = ["create_order", "create_bundle_order", "create_license_policy"];

describe.each(MANAGER_PERMISSION_CODES)("%s", (code) => {
  test("is allowed to an active manager who has it, about what is theirs", () => {
    expect(managerMayNot(code, everything)).toBeUndefined();
  });

  test("is not allowed to who has all others", () => {
    const permissions = MANAGER_PERMISSION_CODES.filter((each) => each !== code);
    expect(managerMayNot(code, { ...everything, manager: { ...everything.manager, permissions } })).toBe(
      "not_permitted",
    );
  });

  test("is not allowed to who is switched off", () => {
    expect(managerMayNot(code, { ...everything, manager: { ...everything.manager, is_active: false } })).toBe(
      "not_active",
    );
  });

  test("says nothing of what is somebody else's", () => {
    const refusal = managerMayNot(code, { ...everything, is_theirs: false });
    expect(refusal).toBe(ofNobody.includes(code) ? undefined : "not_theirs");
  });
});

const allowing = (of: Partial<ManagerFacts["manager"]>) => ({ manager: { ...everything.manager, ...of } });
const issuing = (of: Partial<NonNullable<ManagerFacts["issue"]>>) => ({
  issue: { product_id: product, issued: 3, wanted: 2, license_template_id: policy, ...of },
});

test.each<[string, ManagerPermission, Partial<ManagerFacts>, ManagerRefusal | undefined]>([
  ["the last licenses of the number", "issue_license", issuing({ wanted: 2 }), undefined],
  ["one license more", "issue_license", issuing({ wanted: 3 }), "too_many_licenses"],
  ["none left", "issue_license", issuing({ issued: 5, wanted: 1 }), "too_many_licenses"],
  [
    "any number, where none is said",
    "issue_license",
    { ...allowing({ products: [{ product_id: product, num_of_licenses: null }] }), ...issuing({ wanted: 10_000 }) },
    undefined,
  ],
  ["another product", "issue_license", issuing({ product_id: 8 }), "product_not_allowed"],
  ["no product is allowed", "issue_license", allowing({ products: [] }), "product_not_allowed"],
  ["another policy", "issue_license", issuing({ license_template_id: 71 }), "policy_not_allowed"],
  ["no policy is allowed", "issue_license", allowing({ license_template_ids: [] }), "policy_not_allowed"],
  ["a policy of another product", "create_license_policy", issuing({ product_id: 8 }), "product_not_allowed"],
  ["a policy, though none is left to issue", "create_license_policy", issuing({ issued: 5 }), undefined],
  ["users of a license that a key holds", "manage_license_users", { held_by: "license-key" }, "no_license_of_users"],
  ["a device of a license that a key holds", "reset_device", { held_by: "license-key" }, undefined],
  [
    "the password of who has more elsewhere",
    "manage_license_user_credentials",
    { user_reaches_beyond: true },
    "user_reaches_beyond",
  ],
  ["users who have more elsewhere are assigned", "manage_license_users", { user_reaches_beyond: true }, undefined],
])("%s: %s", (_what, permission, facts, refusal) => {
  expect(managerMayNot(permission, { ...everything, ...facts } as ManagerFacts)).toBe(refusal);
});

test("a password is nobody's to see of whom it is not known what else they have", () => {
  const { user_reaches_beyond: _unknown, ...facts } = everything;
  expect(managerMayNot("manage_license_user_credentials", facts)).toBe("user_reaches_beyond");
});

test("fourteen permissions, ordered by their codes, with ids of their own", () => {
  expect(MANAGER_PERMISSION_CODES).toEqual([...MANAGER_PERMISSION_CODES].sort());
  expect(new Set(MANAGER_PERMISSIONS.map(({ id }) => id)).size).toBe(14);
});
