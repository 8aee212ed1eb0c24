import { describe, expect, test } from "vitest";
import { ADAPTERS } from "../../src/selling/billing/adapters.rules.ts";
import { type Members, membersOf, type Reading, type SourceKind } from "../../src/selling/billing/reading.rules.ts";
import { standingOf } from "../../src/selling/subscriptions/standing.rules.ts";
import {
  applyToSubscription,
  type Fact,
  type Facts,
  NO_FACTS,
} from "../../src/selling/subscriptions/subscription-facts.rules.ts";
import { SUBSCRIPTION_TERMS } from "../../src/terms/subscription-terms.rules.ts";
import { seeded, shuffled } from "./billing-system.ts";
import {
  fastSpringStory,
  genericStory,
  lemonSqueezyId,
  lemonSqueezyStory,
  paddleStory,
  wooCommerceId,
  wooCommerceStory,
} from "./other-messages.ts";
import { STRIPE_SHAPES, stripeStory } from "./stripe-messages.ts";

// Every billing system's story in a thousand orders, with repeats: what its messages say ends in the same state. The
// database has no part in it; some orders go through it in the other tests.

/** What a message of a story says. */
function readingsOf(kind: SourceKind, message: object): Reading[] {
  const adapter = ADAPTERS[kind];
  const header = (name: string) =>
    name === "x-wc-webhook-topic" ? String((message as { topic?: string }).topic ?? "") : "one";
  const json: Members = membersOf(JSON.parse(JSON.stringify(message)));
  const envelopes = adapter.envelopes(JSON.stringify(message), json, header) ?? [];
  return envelopes.map(({ body, type }) => adapter.read(membersOf(JSON.parse(body)), type));
}

/** All that is known after some messages; those that name what is not known yet wait until it is. */
function knownAfter(readings: readonly Reading[], subscription: string): Facts {
  const facts = new Map<string, Facts>();
  const names = new Map<string, { readonly subscription: string; readonly payment: string }>();
  const learn = (id: string, fact: Fact) => facts.set(id, applyToSubscription(facts.get(id) ?? NO_FACTS, fact));
  let waiting = [...readings];
  for (let before = -1; before !== waiting.length; ) {
    before = waiting.length;
    waiting = waiting.filter((read) => {
      for (const { subscription_id, facts: told, references } of read.told) {
        for (const fact of told) learn(subscription_id, fact);
        for (const { reference, payment } of references)
          if (payment !== null) names.set(reference, { subscription: subscription_id, payment });
      }
      const find = (asked: readonly string[]) =>
        asked.map((name) => names.get(name)).find((each) => each !== undefined);
      const isOpen = [...read.names.map(({ known }) => known), ...read.about.map(({ references }) => references)].some(
        (asked) => find(asked) === undefined,
      );
      if (isOpen) return true;
      for (const { known, also } of read.names) {
        const found = find(known);
        for (const name of also) if (found) names.set(name, found);
      }
      for (const { references, fact } of read.about) {
        const found = find(references);
        if (found) learn(found.subscription, { ...fact, payment: found.payment } as Fact);
      }
      return false;
    });
  }
  expect(waiting).toEqual([]);
  return facts.get(subscription) ?? NO_FACTS;
}

const life = { subscription: "sub_Life", customer: "cus_Life", price: "price_month", email: "life@acme.example" };
const stories: readonly (readonly [string, SourceKind, readonly object[], string])[] = [
  ...STRIPE_SHAPES.map((shape) => [`stripe ${shape}`, "stripe", stripeStory(shape, life), life.subscription] as const),
  ["paddle", "paddle", paddleStory("one"), "sub_01one"],
  ["fastspring", "fastspring", fastSpringStory("one"), "fs-one"],
  ["lemon_squeezy", "lemon_squeezy", lemonSqueezyStory("one1"), lemonSqueezyId("one1")],
  ["woocommerce", "woocommerce", wooCommerceStory("one1"), wooCommerceId("one1")],
  ["generic", "generic", genericStory("one"), "gen_one"],
];

describe.each(stories)("%s", (_name, kind, story, subscription) => {
  test("a thousand orders of its messages, with repeats, end in one state", () => {
    const readings = story.flatMap((message) => readingsOf(kind, message));
    const standing = (facts: Facts) =>
      standingOf(facts, {
        terms: SUBSCRIPTION_TERMS,
        isRecurring: true,
        item: null,
        settleHours: 2,
        now: "2026-04-06T00:00:00.000Z",
      });
    const expected = knownAfter(readings, subscription);
    expect(standing(expected)).toMatchObject({ status: "active", enabled: true });
    const random = seeded(11);
    for (let round = 0; round < 1000; round += 1)
      expect(knownAfter(shuffled(readings, random), subscription)).toEqual(expected);
  });

  test("of which the last one that tells its state is the end", () => {
    const readings = story.flatMap((message) => readingsOf(kind, message));
    const snapshots = readings.flatMap(({ told }) =>
      told.flatMap(({ subscription_id, facts }) =>
        subscription_id === subscription ? facts.filter(({ kind: each }) => each === "snapshot") : [],
      ),
    );
    expect(knownAfter(readings, subscription).snapshot).toEqual(snapshots.at(-1));
  });
});
