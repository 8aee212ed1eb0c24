import { expect } from "vitest";
import type { Pool } from "../../src/platform/db/connect.ts";
import type { Answer } from "./drill.ts";

interface Attempt {
  readonly id: string;
  readonly licenses: number;
  /** The keys in the answer, if there was one. */
  keys?: readonly (string | null)[];
}

/** Orders of many shapes, and what was acknowledged of them. */
export class Orders {
  private readonly attempts: Attempt[] = [];

  constructor(private readonly post: (path: string, body: object) => Promise<Answer | undefined>) {}

  /** A client that places orders one after another. */
  client(client: number) {
    let count = 0;
    return async () => {
      count += 1;
      const attempt: Attempt = { id: `c${client}-${count}`, licenses: count % 21 === 0 ? 120 : 1 + (count % 4) };
      const isTeam = count % 3 === 0;
      const license = isTeam ? { users: [{ email: `u${count % 5}@c${client}.example` }] } : { note: attempt.id };
      const licenses = Array.from({ length: attempt.licenses }, () => license);
      this.attempts.push(attempt);
      const answer = await this.post("orders/create_order/", {
        id: attempt.id,
        ...(count % 2 === 0 ? { customer: { email: `${client}-${count % 9}@customer.example` } } : {}),
        items: [{ product_code: isTeam ? "team" : "app", licenses }],
      });
      if (answer?.status === 200)
        attempt.keys = JSON.parse(answer.text).order_items[0].licenses.map(
          (each: { license_key: string }) => each.license_key,
        );
      return answer;
    };
  }

  /** Every acknowledged order is stored whole, and none in part. */
  async expectWhole(db: Pool, acknowledgedMin: number): Promise<void> {
    const found = await readStored(db);
    const acknowledged = this.attempts.filter(({ keys }) => keys !== undefined);
    expect(acknowledged.length).toBeGreaterThan(acknowledgedMin);
    for (const { id, keys } of acknowledged) expect(found.get(id)?.keys, id).toEqual(keys);
    for (const { id, licenses } of this.attempts) {
      const order = found.get(id);
      if (order) expect({ id, ...order, keys: order.keys.length }).toEqual({ id, ...whole(licenses), keys: licenses });
    }
    expect(found.size).toBeLessThanOrEqual(this.attempts.length);
  }
}

/** The rows of a whole order with this many licenses. */
function whole(licenses: number) {
  return { items: 1, histories: licenses, license_events: licenses, order_events: 1, assigned: licenses };
}

async function readStored(db: Pool) {
  const rows = await db<(ReturnType<typeof whole> & { store_id: string; keys: (string | null)[] })[]>`
    select o.store_id, json_agg(l.license_key order by l.id) as keys,
      (select count(*) from order_items i where i.order_id = o.id) as items,
      (select count(*) from events e where e.subject_id = o.id and e.type = 'order.created') as order_events,
      count(*) filter (where exists (
        select from license_histories h where h.company_id = l.company_id and h.license_id = l.id)) as histories,
      count(*) filter (where exists (
        select from events e where e.company_id = l.company_id and e.subject_id = l.id)) as license_events,
      count(*) filter (where l.license_key is not null or exists (
        select from license_assignments a where a.company_id = l.company_id and a.license_id = l.id)) as assigned
    from orders o left join licenses l on l.company_id = o.company_id and l.order_id = o.id
    where o.store_id like 'c%-%'
    group by o.company_id, o.id, o.store_id`;
  return new Map(rows.map(({ store_id, ...order }) => [store_id, order]));
}
