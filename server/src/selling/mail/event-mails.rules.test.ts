import { describe, expect, test } from "vitest";
import { type LicenseFacts, type LicenseOfEvent, licenseMails, type TakenEvent } from "./event-mails.rules.ts";
import { levelReached } from "./license-values.rules.ts";
import { wantedEvents } from "./mail-kinds.rules.ts";

const license: LicenseOfEvent = {
  id: 7,
  product: "Draw",
  license_key: "KEY",
  validity_period: new Date("2026-04-01T00:00:00Z"),
  is_trial: false,
  bundle_license_id: null,
  bundle: null,
  language: "de-AT",
  customer_email: "ada@acme.example",
  customer_name: "Ada",
  max_activations: 5,
  allow_unlimited_activations: false,
  times_activated: 4,
  max_consumptions: 10,
  allow_unlimited_consumptions: false,
  is_pooled: false,
  users: [{ email: "jo@acme.example", name: "Jo" }],
};
const event = (type: TakenEvent["type"], data: object = {}): TakenEvent => ({
  id: 9,
  type,
  subject_id: 7,
  data: { ...data },
  ts: new Date("2026-03-15T12:00:00Z"),
});
const mailsOf = (type: TakenEvent["type"], data: object = {}, facts: Partial<LicenseFacts> = {}) =>
  licenseMails(event(type, data), { license, feature: undefined, device: "ATTIC", ...facts }).map((wish) => ({
    kind: wish.kind,
    to: wish.to.email,
    language: wish.language,
    occasion: wish.occasion,
    values: wish.values({ language: "en", timeZone: "UTC" }),
  }));

test.each([
  [0, 7, 10, undefined],
  [7, 8, 10, 80],
  [8, 9, 10, undefined],
  [9, 10, 10, 100],
  [0, 10, 10, 100],
  [10, 12, 10, undefined],
  [8, 7, 10, undefined],
  [0, 1, 0, undefined],
  [3, 4, 5, 80],
])("going from %d to %d of %d reaches %s", (before, after, most, expected) => {
  expect(levelReached(before, after, most)).toBe(expected);
});

describe("an event about a license", () => {
  test("is written to its customer, in the language of the order", () => {
    expect(mailsOf("license.expired", { ends_at: "2026-04-01T00:00:00Z" })).toEqual([
      {
        kind: "license_expired",
        to: "ada@acme.example",
        language: "de",
        occasion: "license 7 ends 2026-04-01T00:00:00Z",
        values: { product: "Draw", license_key: "KEY", valid_until: "April 1, 2026", is_trial: false },
      },
    ]);
  });

  test("is written to its users where no customer has an address", () => {
    const facts = { license: { ...license, customer_email: "" } };
    expect(mailsOf("license.will_expire_7_days", { ends_at: "x" }, facts)).toMatchObject([
      { kind: "license_will_expire", to: "jo@acme.example", values: { days: 7 } },
    ]);
  });

  test("names the bundle, once for all that is in it", () => {
    const facts = { license: { ...license, bundle_license_id: 3, bundle: "Suite" } };
    expect(mailsOf("license.expired", { ends_at: "x" }, facts)).toMatchObject([
      { occasion: "license 3 ends x", values: { product: "Suite" } },
    ]);
  });
});

describe("a mail is made", () => {
  const used = (consumptions: number, total_consumptions: number) => ({ consumptions, total_consumptions });
  const counted = { code: "f", name: "Render", max_consumption: 10, is_unlimited: false };
  test.each<[string, TakenEvent["type"], object, Partial<LicenseFacts>, number | undefined]>([
    ["at 80 % of the units", "license.consumption_added", used(1, 8), {}, 80],
    ["at 100 % of the units", "license.consumption_added", used(5, 10), {}, 100],
    ["not below", "license.consumption_added", used(7, 7), {}, undefined],
    ["not twice", "license.consumption_added", used(1, 9), {}, undefined],
    [
      "not for a pool",
      "license.consumption_added",
      used(1, 8),
      { license: { ...license, is_pooled: true } },
      undefined,
    ],
    ["for a feature", "license_product_feature.consumption_added", used(1, 8), { feature: counted }, 80],
    ["not for a feature that is gone", "license_product_feature.consumption_added", used(1, 8), {}, undefined],
    ["at 80 % of the seats", "license.activated", {}, {}, 80],
    ["not for the only seat", "license.activated", {}, { license: { ...license, max_activations: 1 } }, undefined],
  ])("%s", (_name, type, data, facts, percent) => {
    const [mail] = mailsOf(type, data, facts);
    expect(mail?.values["percent"]).toBe(percent);
  });

  test("for fewer seats than devices, and for no other change", () => {
    const fewer = (more: object = {}) => ({ license: { ...license, max_activations: 3, ...more } });
    const seats = { changed: ["note", "max_activations"] };
    expect(mailsOf("license.updated", seats, fewer())).toMatchObject([
      { kind: "seats_exceeded", occasion: "event 9", values: { used: 4, maximum: 3 } },
    ]);
    expect(mailsOf("license.updated", seats)).toEqual([]);
    expect(mailsOf("license.updated", { changed: ["note"] }, fewer())).toEqual([]);
    expect(mailsOf("license.updated", seats, fewer({ allow_unlimited_activations: true }))).toEqual([]);
  });

  test("for a seat that somebody freed, and for none that its device gave back", () => {
    expect(mailsOf("license.deactivated", { device_id: 1, recovered_by: "key" })).toMatchObject([
      { kind: "seat_replaced", values: { device: "ATTIC" } },
    ]);
    expect(mailsOf("license.deactivated", { device_id: 1 })).toEqual([]);
  });
});

test("only events of kinds that are on are waited for, and only of the chosen days", () => {
  const off = { import_finished: false, webhook_endpoint_disabled: false, seat_replaced: false };
  expect(wantedEvents(off, [30, 7, 3])).toEqual([]);
  expect(wantedEvents({ ...off, license_will_expire: true }, [7])).toEqual(["license.will_expire_7_days"]);
  expect(wantedEvents({ ...off, license_delivered: true }, [])).toEqual(["order.created", "order.appended"]);
});
