import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectAnswered, openShop, type Shop } from "./shop.ts";

// What happened is recorded in the transaction in which it happened: an event for webhooks and analytics, a line in the
// history of the license, and for seats one in the history of activations. PostgreSQL knows which transaction wrote
// each row (xmin).

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
beforeEach(() => shop.app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(() => shop.app.close());

interface Recorded {
  readonly events: readonly string[];
  /** Lines in the history of licenses. */
  readonly lines: readonly string[];
  readonly activations?: readonly string[];
  /** The table of what changed. */
  readonly table: string;
}

const activated = { events: ["license.activated"], lines: ["License activated"], activations: ["activation"] };
const deactivated = { events: ["license.deactivated"], lines: ["License deactivated"], activations: ["deactivation"] };
const three = ({ events, lines, activations }: Required<Omit<Recorded, "table">>) => ({
  events: Array(3).fill(events[0]),
  lines: Array(3).fill(lines[0]),
  activations: Array(3).fill(activations[0]),
});
/** A device of so many licenses makes place for another. */
const replaced = (licenses: number) => {
  const each = (word: string) => Array<string>(licenses).fill(word);
  return {
    events: [...each("license.activated"), ...each("license.deactivated")],
    lines: [...each("License activated"), ...each("Seat freed by the holder of the key")],
    activations: [...each("deactivation"), ...each("activation")],
  };
};

/** Every endpoint that changes something. */
const recorded: Readonly<Record<string, Recorded>> = {
  "/activate_license": { ...activated, table: "devices" },
  "/deactivate_license": { ...deactivated, table: "devices" },
  "/activate_offline": { ...activated, table: "devices" },
  "/deactivate_offline": { ...deactivated, table: "devices" },
  "/activate_bundle": { ...three(activated), table: "devices" },
  "/deactivate_bundle": { ...three(deactivated), table: "devices" },
  "/activate_bundle_offline": { ...three(activated), table: "devices" },
  "/deactivate_bundle_offline": { ...three(deactivated), table: "devices" },
  "/replace_device": { ...replaced(1), table: "devices" },
  "/replace_device_in_bundle": { ...replaced(3), table: "devices" },
  "/add_consumption": { events: ["license.consumption_added"], lines: ["License consumed 1"], table: "licenses" },
  "/add_feature_consumption": {
    events: ["license_product_feature.consumption_added"],
    lines: ["Feature pages consumed 1"],
    table: "license_product_features",
  },
  "/floating/borrow": { events: ["license.floating_borrowed"], lines: ["Floating slot borrowed"], table: "devices" },
  "/floating/release": { events: ["license.floating_released"], lines: ["Floating slot released"], table: "devices" },
  "/floating/feature_borrow": {
    events: ["license_product_feature.floating_borrowed"],
    lines: ["Floating slot of render borrowed"],
    table: "license_feature_slots",
  },
  "/floating/feature_release": {
    events: ["license_product_feature.floating_released"],
    lines: ["Floating slot of render released"],
    table: "license_histories",
  },
  "/track_device_variables": {
    events: ["device_variable.created"],
    lines: ["Device variable theme set"],
    table: "device_variables",
  },
  "/change_password": { events: ["license_user.password_changed"], lines: [], table: "license_users" },
  "/trial_key": { events: ["license.created", "order.created"], lines: ["License created"], table: "licenses" },
};

test("each endpoint that changes something is tested", () => {
  const changing = shop.app.contracts.license.filter(({ permission }) => permission === "license_use_change");
  expect(changing.map(({ path }) => path).sort()).toEqual(Object.keys(recorded).sort());
});

describe("what happened is recorded in its own transaction", () => {
  test.each(Object.entries(recorded))("%s", async (path, { events, lines, activations = [], table }) => {
    const { db } = shop.app;
    const sold = await shop.prepare(path);
    const last = await lastIds();
    await expectAnswered(shop.call(path, shop.membersOf(path, sold)));
    const newEvents = await db<{ word: string; xmin: string }[]>`
      select type as word, xmin::text from events where id > ${last.events} order by type`;
    const newLines = await db<{ word: string; xmin: string }[]>`
      select text as word, xmin::text from license_histories where id > ${last.lines} and text <> 'License check' order by text`;
    const newActivations = await db<{ word: string; xmin: string }[]>`
      select action as word, xmin::text from license_activation_histories where id > ${last.activations}`;
    const wordsOf = (rows: readonly { readonly word: string }[]) => rows.map(({ word }) => word);
    expect(wordsOf(newEvents)).toEqual(events);
    expect(wordsOf(newLines)).toEqual(lines);
    expect(wordsOf(newActivations)).toEqual(activations);
    const writers = new Set([...newEvents, ...newLines, ...newActivations].map(({ xmin }) => xmin));
    expect(writers.size, "one transaction").toBe(1);
    const [changed] =
      await db`select count(*)::int as rows from ${db(table)} where xmin::text = ${[...writers][0] ?? ""}`;
    expect(changed?.["rows"], `rows of ${table} that it wrote`).toBeGreaterThan(0);
  });
});

async function lastIds(): Promise<{ events: number; lines: number; activations: number }> {
  const [row] = await shop.app.db<{ events: number; lines: number; activations: number }[]>`
    select (select coalesce(max(id), 0) from events) as events,
      (select coalesce(max(id), 0) from license_histories) as lines,
      (select coalesce(max(id), 0) from license_activation_histories) as activations`;
  if (!row) throw new Error("no row came back");
  return row;
}
