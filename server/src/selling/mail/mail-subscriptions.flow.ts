import type { Deps } from "../../deps.ts";
import type { Db } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { hasSubscriptions, replaceSubscriptions } from "../../record/events/outbox.store.ts";
import { mailConsumerName } from "./mail-consumer.flow.ts";
import { wantedEvents } from "./mail-kinds.rules.ts";
import { listMailSubscribers } from "./mail-settings.store.ts";

type Parts = Pick<Deps, "db" | "mail">;

/** Waits for the events that the mails of a company follow: for none without a mail server. */
export async function subscribeMail(
  { mail }: Pick<Deps, "mail">,
  db: Db,
  companyId: number,
  {
    kinds,
    expiry_days,
  }: { readonly kinds: Readonly<Record<string, unknown>>; readonly expiry_days: readonly number[] },
): Promise<void> {
  await replaceSubscriptions(db, companyId, mailConsumerName, mail ? wantedEvents(kinds, expiry_days) : []);
}

/** Waits for other events where mail waits for any; for whoever does not know whether there is a mail server. */
export async function resubscribeMail(
  db: Db,
  companyId: number,
  { kinds, expiry_days }: Parameters<typeof subscribeMail>[3],
): Promise<void> {
  if (await hasSubscriptions(db, companyId, mailConsumerName))
    await replaceSubscriptions(db, companyId, mailConsumerName, wantedEvents(kinds, expiry_days));
}

/** Does so for every company whose mails follow other events: for new ones, and where a mail server was configured. */
export async function subscribeMails(parts: Parts): Promise<void> {
  for (const { id, kinds, expiry_days, types } of await listMailSubscribers(parts.db, mailConsumerName)) {
    const wanted = parts.mail ? wantedEvents(kinds, expiry_days) : [];
    if ([...wanted].sort().join() === [...types].sort().join()) continue;
    await transaction(parts.db, (tx) => subscribeMail(parts, tx, id, { kinds, expiry_days }));
  }
}
