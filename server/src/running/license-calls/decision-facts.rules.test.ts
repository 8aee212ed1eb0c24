import { describe, expect, test } from "vitest";
import type { FeatureFacts, License, LicenseFacts, ProductFacts } from "./activation-facts.rules.ts";
import { decisionFacts } from "./decision-facts.rules.ts";

const nothing: LicenseFacts = {
  product: undefined,
  user: undefined,
  license: undefined,
  device: undefined,
  is_blacklisted: false,
  active_devices: 0,
  expired_offline_devices: 0,
  known_devices: 0,
  known_devices_of_user: 0,
  floating_in_use_devices: 0,
  unproven_releases: 0,
  holds_slot: false,
  released: [],
  features: [],
  custom_fields: [],
  customer: undefined,
  installation_file: undefined,
  client_release_date: undefined,
};
const license = {
  id: 7,
  enabled: true,
  license_type: "perpetual",
  max_activations: 3,
  allow_unlimited_activations: false,
  is_floating_cloud: false,
  floating_users: 5,
  max_consumptions: 10,
  total_consumptions: 4,
  validity_period: new Date("2026-01-01"),
  time_activated: null,
  metadata: { secret: "of the vendor" },
} as unknown as License;
const pages = {
  code: "pages",
  feature_type: "consumption",
  expiry_date: null,
  is_floating_cloud: false,
  max_consumption: 5,
  allow_unlimited_consumptions: true,
  total_consumptions: 2,
} as unknown as FeatureFacts;
const product = { id: 1, short_code: "app", metadata: { a: 1 } } as unknown as ProductFacts;

const of = (facts: Partial<LicenseFacts>, hasCounts = false, feature: string | null = null) =>
  decisionFacts({ ...nothing, ...facts }, hasCounts, feature);

describe("of what a call was decided on is kept", () => {
  test.each([
    ["that nothing was found", of({}), { product: null, license: null, user: null, device: null }],
    ["what limits the license", of({ license }), { license: { id: 7, max_activations: 3, enabled: true } }],
    [
      "a moment as text",
      of({ license }),
      { license: { validity_period: "2026-01-01T00:00:00.000Z", time_activated: null } },
    ],
    [
      "no limit as null",
      of({ license: { ...license, allow_unlimited_activations: true } }),
      { license: { max_activations: null } },
    ],
    ["devices where they were counted", of({ license, active_devices: 3 }, true), { devices: { active_devices: 3 } }],
    [
      "devices of floating licenses, which always are",
      of({ license: { ...license, is_floating_cloud: true }, floating_in_use_devices: 5 }),
      { devices: { floating_in_use_devices: 5 }, license: { floating_users: 5 } },
    ],
    [
      "units of licenses that count them",
      of({ license: { ...license, license_type: "consumption" } }),
      { license: { total_consumptions: 4 } },
    ],
    [
      "the feature that was asked for",
      of({ license, features: [pages] }, false, "pages"),
      { feature: { code: "pages", max_consumption: null, total_consumptions: 2 } },
    ],
    ["that it is not there", of({ license, features: [pages] }, false, "export"), { feature: null }],
  ])("%s", (_name, kept, expected) => {
    expect(kept).toMatchObject(expected);
  });

  test.each([
    ["devices where they were not counted", of({ license }), "devices"],
    ["features that were not asked for", of({ license, features: [pages] }), "feature"],
  ])("nothing about %s", (_name, kept, member) => {
    expect(kept).not.toHaveProperty(member);
  });

  test("no metadata, and nothing that JSON does not know", () => {
    const kept = of({ license, product, features: [pages] }, true, "pages");
    expect(JSON.stringify(kept)).not.toContain("metadata");
    expect(JSON.parse(JSON.stringify(kept))).toMatchObject({ product: { short_code: "app" } });
  });
});
