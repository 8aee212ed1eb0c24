import type { Deps } from "../../deps.ts";
import type { RecordedEvent } from "../../record/events/recorded-event.rules.ts";
import { type EventObject, isNamed, wireEventOf } from "./event-codes.rules.ts";
import { dataOf, holderOf, licenseOf, objectIdsOf, orderKeyOf } from "./event-data.rules.ts";
import { type Reading, readObjects } from "./event-objects.flow.ts";
import { LANES } from "./webhook-delivery.rules.ts";
import { insertMessages, type NewMessage } from "./webhook-delivery.store.ts";
import type { Endpoint } from "./webhook-endpoint.store.ts";

/** An event under one of its codes. */
export interface CodedEvent {
  readonly event: RecordedEvent;
  readonly code: string;
}

/** What messages need from outside. */
export type MessageDeps = Pick<Deps, "random" | "publicUrl">;

/** Stores messages of events for the endpoints that named their codes, in the order of the events. */
export async function sendEvents(
  deps: MessageDeps,
  reading: Reading,
  coded: readonly CodedEvent[],
  endpoints: readonly Endpoint[],
  lane: number = LANES.events,
): Promise<void> {
  const wanted = coded.flatMap(({ event, code }) => {
    const ids = endpoints.filter(({ events }) => isNamed(code, events)).map(({ id }) => id);
    return ids.length > 0 ? [{ event, code, endpoints: ids }] : [];
  });
  if (wanted.length === 0) return;
  const objects = await readObjectsOf(reading, wanted);
  const messages = wanted.map(
    ({ event, code, endpoints: ids }): NewMessage => ({
      event_id: newId(deps),
      event: code,
      ts: event.ts,
      user_id: event.cause?.user_id ?? null,
      data: JSON.stringify(dataOf(event, code, objects, deps.publicUrl ?? "")),
      license_id: licenseOf(event) ?? null,
      order_key: orderKeyOf(event),
      endpoints: ids,
    }),
  );
  await insertMessages(reading.db, reading.companyId, messages, lane, reading.now);
}

async function readObjectsOf(reading: Reading, wanted: readonly CodedEvent[]) {
  const ids = new Map<EventObject, Set<number>>();
  const want = (kind: EventObject, id: number) => ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
  for (const { event, code } of wanted) for (const [kind, id] of objectIdsOf(event, code)) want(kind, id);
  const first = await readObjects(reading, ids);
  const holders = new Set<number>();
  for (const { event, code } of wanted) {
    const holder = wireEventOf(code)?.withHolder && holderOf(event, first);
    if (holder) holders.add(holder);
  }
  if (holders.size === 0) return first;
  return new Map([...first, ...(await readObjects(reading, new Map([["license_user", holders] as const])))]);
}

/** A UUID of random bytes (version 4). */
export function newId({ random }: Pick<Deps, "random">): string {
  const bytes = Buffer.from(random(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
