import { describe, expect, test } from "vitest";
import type { ManagerPermission } from "../../terms/manager-permissions.rules.ts";
import { type DeedFacts, deedsOn, type LicenseDeeds } from "./portal-deeds.rules.ts";

// What is offered in the portal with a license (docs/decisions/0068, 0084).

const license = {
  authorization_method: "user",
  bundle_license_id: null,
  can_borrow: true,
  is_floating_cloud: true,
  seat_replacement: "never",
};
const managerWith = (...permissions: ManagerPermission[]): DeedFacts["manager"] => ({
  is_active: true,
  permissions,
  products: [],
  license_template_ids: [],
});
const all = managerWith("reset_device", "borrow_license", "manage_license_users", "manage_license_user_credentials");
const held = { is_held: true, is_managed: false };
const managed = { is_held: false, is_managed: true };
const deedsOf = (deeds: LicenseDeeds) => Object.entries(deeds).flatMap(([name, may]) => (may ? [name] : []));

describe("may be done", () => {
  test.each<[string, Partial<DeedFacts>, string[]]>([
    ["who holds it, with their devices", held, ["free_devices", "borrow"]],
    ["who holds what cannot be borrowed", { ...held, license: { ...license, can_borrow: false } }, ["free_devices"]],
    ["who holds what does not float", { ...held, license: { ...license, is_floating_cloud: false } }, ["free_devices"]],
    ["who holds it, whatever they may elsewhere", { ...held, manager: all }, ["free_devices", "borrow"]],
    ["who has the key", { ...held, is_key: true }, ["borrow"]],
    [
      "who has the key where it replaces devices",
      { ...held, is_key: true, license: { ...license, seat_replacement: "key" } },
      ["free_devices", "borrow"],
    ],
    [
      "who has the key where the customer is asked",
      { ...held, is_key: true, asks_by_mail: true, license: { ...license, seat_replacement: "email" } },
      ["ask_to_free_devices", "borrow"],
    ],
    [
      "who has the key where nobody can be asked by mail",
      { ...held, is_key: true, license: { ...license, seat_replacement: "email" } },
      ["borrow"],
    ],
    [
      "who has the key where it replaces devices without a question",
      { ...held, is_key: true, asks_by_mail: true, license: { ...license, seat_replacement: "key" } },
      ["free_devices", "borrow"],
    ],
    [
      "who holds it where the key has to ask",
      { ...held, asks_by_mail: true, license: { ...license, seat_replacement: "email" } },
      ["free_devices", "borrow"],
    ],
    ["a manager without permissions", managed, ["see_users"]],
    ["a manager who resets", { ...managed, manager: managerWith("reset_device") }, ["free_devices", "see_users"]],
    [
      "a manager who resets licenses",
      { ...managed, manager: managerWith("reset_license") },
      ["free_all_devices", "see_users"],
    ],
    ["a manager who revokes", { ...managed, manager: managerWith("revoke_device") }, ["revoke_devices", "see_users"]],
    ["a manager who borrows", { ...managed, manager: managerWith("borrow_license") }, ["borrow", "see_users"]],
    [
      "a manager with all of it",
      { ...managed, manager: all },
      ["free_devices", "borrow", "see_users", "manage_users", "manage_passwords"],
    ],
    [
      "of what a key holds",
      { ...managed, manager: all, license: { ...license, authorization_method: "license-key" } },
      ["free_devices", "borrow"],
    ],
    [
      "of what is in a bundle",
      { ...managed, manager: all, license: { ...license, bundle_license_id: 7 } },
      ["free_devices", "borrow", "see_users", "manage_passwords"],
    ],
    ["a manager who is not active", { ...managed, manager: { ...all, is_active: false } }, ["see_users"]],
  ])("%s", (_name, facts, expected) => {
    const none = { is_held: false, is_managed: false, is_key: false, asks_by_mail: false };
    const whole = { ...none, manager: managerWith(), license, ...facts };
    expect(deedsOf(deedsOn(whole))).toEqual(expected);
  });
});
