import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await createProduct(app, "app");
});
afterAll(() => app.close());

interface Terms {
  readonly max_activations: number;
  readonly max_transfers: number;
  readonly allow_unlimited_activations: boolean;
}

/** semantics.md §2.6 modelled with sets and a queue, without a database. */
class Model {
  readonly bound = new Set<string>();
  readonly known = new Set<string>();
  released: string[] = [];
  transfers = 0;

  constructor(private readonly terms: Terms) {}

  activate(device: string): string {
    const { max_activations, max_transfers, allow_unlimited_activations } = this.terms;
    if (this.bound.has(device)) return "ok";
    if (!allow_unlimited_activations && this.bound.size >= max_activations) return "license_activated_max_times";
    if (this.released.includes(device)) this.released = this.released.filter((each) => each !== device);
    else if (this.released.length > 0) {
      const isUnlimited = allow_unlimited_activations || max_transfers < 0;
      const isUntouched = !isUnlimited && max_transfers === 0 && this.known.size < max_activations;
      if (!isUnlimited && max_transfers === 0 && !isUntouched && !this.known.has(device))
        return "device_transfer_not_allowed";
      if (!isUnlimited && max_transfers > 0 && this.transfers >= max_transfers) return "device_transfer_limit_reached";
      if (!isUntouched) {
        this.released.shift();
        this.transfers += 1;
      }
    }
    this.bound.add(device);
    this.known.add(device);
    return "ok";
  }

  deactivate(device: string): string {
    if (this.bound.size === 0) return "license_not_active";
    if (!this.bound.delete(device)) return "device_not_found";
    this.released.push(device);
    return "ok";
  }
}

const terms = fc.record({
  max_activations: fc.integer({ min: 1, max: 3 }),
  max_transfers: fc.integer({ min: -1, max: 2 }),
  allow_unlimited_activations: fc.boolean(),
});
const step = fc.record({
  turns: fc.constantFrom("on" as const, "on" as const, "off" as const),
  device: fc.constantFrom("A", "B", "C", "D"),
});

test("2.6: for any sequence of devices, seats and transfers are counted as the model counts them", async () => {
  const application = applicationOf(app);
  await fc.assert(
    fc.asyncProperty(terms, fc.array(step, { minLength: 4, maxLength: 16 }), async (given, steps) => {
      const { id, license_key } = await sell(app, "app", given);
      const model = new Model(given);
      for (const { turns, device } of steps) {
        const call = { product: "app", license_key, hardware_id: device };
        app.clock.advance(1000);
        const answer = await (turns === "on" ? application.activate(call) : application.deactivate(call));
        const expected = turns === "on" ? model.activate(device) : model.deactivate(device);
        expect(answer.status === 200 ? "ok" : answer.code).toBe(expected);
      }
      const [row] = await app.db`
        select times_activated, transfer_count, (select count(*) from devices where license_id = ${id}) as known
        from licenses where id = ${id}`;
      expect(row).toEqual({
        times_activated: model.bound.size,
        transfer_count: model.transfers,
        known: model.known.size,
      });
    }),
    { numRuns: 60 },
  );
}, 60_000);
