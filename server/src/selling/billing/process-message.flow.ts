import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import type { Transaction } from "../../platform/db/connect.ts";
import { type Author, auditRowOf } from "../../platform/http/audit.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { recordAudits } from "../../record/audit/audit-writer.store.ts";
import { learn, type ToldLicense } from "../subscriptions/follow-subscription.flow.ts";
import { growLicenses, type Placing, sentenceOf } from "../subscriptions/grow-subscription.flow.ts";
import {
  findReferred,
  findSubscription,
  moveReferences,
  upsertReferences,
} from "../subscriptions/subscription.store.ts";
import type { Fact } from "../subscriptions/subscription-facts.rules.ts";
import {
  claimMessage,
  findBillingCustomer,
  type Message,
  type Outcome,
  updateAwaited,
  updateProcessed,
  upsertCustomer,
} from "./message.store.ts";
import { placePurchase } from "./place-purchase.flow.ts";
import type { Buyer } from "./purchase.rules.ts";
import type { BoughtLine, Purchase, Reading, Told } from "./reading.rules.ts";
import type { OpenSource } from "./source.rules.ts";
import { lockSource } from "./source.store.ts";

/** How a message is applied: at a time that may be that of a test clock, while queues go by the clock. */
interface Applied {
  readonly source: OpenSource;
  readonly read: Reading;
  readonly tools: Pick<Deps, "clock" | "random" | "secrets">;
  readonly now: Date;
}

/** What a message is applied with. */
interface Applying extends Placing {
  readonly source: OpenSource;
  readonly message: Message;
  readonly changed: ToldLicense[];
  /** Names that are known from now on. */
  readonly known: Set<string>;
  /** Names that another message has to tell first. */
  readonly waitsFor: Set<string>;
}

/**
 * Applies what a message says, in the transaction that claims it. What it changed already, it does not change twice.
 * False: another process has it.
 */
export async function applyMessage(
  tx: Transaction,
  message: Message,
  { source, read, tools, now }: Applied,
): Promise<boolean> {
  const { company_id: companyId, id } = message;
  if (!(await claimMessage(tx, companyId, id))) return false;
  // What waits for a name must not miss the message that tells it.
  await lockSource(tx, companyId, source.id);
  const author: Author = {
    actor: { kind: "billing", id: source.id, name: source.name },
    ip: "",
    request_id: `billing-message-${id}`,
  };
  const work: Work = { db: tx, companyId, now, caller: { actor: author.actor } };
  const applying: Applying = {
    work,
    author,
    isTest: !source.livemode,
    tools,
    source,
    message,
    changed: [],
    known: new Set(),
    waitsFor: new Set(),
  };
  const outcome = read.ignored === null ? await apply(applying, read) : ignoredOutcome(read);
  await updateProcessed(tx, companyId, id, outcome, tools.clock.now());
  await updateAwaited(tx, companyId, source.id, [...applying.known], tools.clock.now());
  if (applying.changed.length > 0) await audit(applying, outcome);
  return true;
}

function ignoredOutcome({ ignored, subscription_id }: Reading): Outcome {
  return { status: "ignored", reason: ignored, subscription_id };
}

async function apply(applying: Applying, read: Reading): Promise<Outcome> {
  const { work, source, known, waitsFor } = applying;
  const { db, companyId, now } = work;
  if (read.customer) {
    await upsertCustomer(db, companyId, source.id, read.customer, applying.message.occurred_at ?? now);
    known.add(read.customer.id);
  }
  for (const told of read.told) await takeTold(applying, told);
  for (const { known: names, also } of read.names) {
    const referred = await findReferred(db, companyId, source.id, names);
    if (!referred?.payment) for (const name of names) waitsFor.add(name);
    else
      await remember(
        applying,
        referred.subscription_id,
        also.map((reference) => ({ reference, payment: referred.payment })),
      );
  }
  let about: string | null = null;
  for (const { references, fact } of read.about) {
    const referred = await findReferred(db, companyId, source.id, references);
    if (!referred?.payment) for (const name of references) waitsFor.add(name);
    else {
      about = referred.subscription_id;
      await takeFacts(applying, about, [{ ...fact, payment: referred.payment } as Fact], {});
    }
  }
  const bought = read.purchase ? await purchase(applying, read.purchase) : null;
  const named = read.told.flatMap(({ subscription_id, is_recurring }) => (is_recurring ? [subscription_id] : []));
  let grown: string | null = null;
  for (const name of new Set([...named, ...(read.purchase?.subscription_id ? [read.purchase.subscription_id] : [])]))
    grown = (await growLicenses(applying, name)) ?? grown;
  const reason = bought ?? grown;
  const subscription_id = read.subscription_id ?? about;
  if (waitsFor.size > 0)
    return {
      status: "waiting",
      reason: "Another message has to come first.",
      subscription_id,
      waits_for: [...waitsFor],
    };
  const isIdle = reason !== null && read.told.length === 0;
  return { status: isIdle ? "ignored" : "applied", reason, subscription_id };
}

/** What is told of a single purchase belongs to the subscription that it turned out to begin. */
async function takeTold(applying: Applying, told: Told): Promise<void> {
  const { db, companyId } = applying.work;
  const referred = told.is_recurring
    ? undefined
    : await findReferred(db, companyId, applying.source.id, [told.subscription_id]);
  const name = referred?.subscription_id ?? told.subscription_id;
  await takeFacts(applying, name, told.facts, {
    is_recurring: told.is_recurring || name !== told.subscription_id,
    customer_email: told.customer_email ?? null,
  });
  await remember(applying, name, told.references);
  applying.known.add(told.subscription_id);
}

async function takeFacts(
  { work, source, message, isTest, changed }: Applying,
  subscription_id: string,
  facts: readonly Fact[],
  more: { readonly is_recurring?: boolean; readonly customer_email?: string | null },
): Promise<void> {
  const because = { billing_source: source.name, billing_message: message.dedup_id };
  const { id, kind } = source;
  changed.push(
    ...(await learn(work, { subscription_id, source: { id, kind }, facts, is_test: isTest, because, ...more })),
  );
}

async function remember(
  { work, source, known }: Applying,
  subscription: string,
  references: readonly { readonly reference: string; readonly payment: string | null }[],
): Promise<void> {
  await upsertReferences(work.db, work.companyId, source.id, subscription, references);
  for (const { reference } of references) known.add(reference);
}

/** Places what was bought; waits for what is not known yet: the buyer, or the items of the subscription. */
async function purchase(applying: Applying, bought: Purchase): Promise<string | null> {
  const { work, source, waitsFor } = applying;
  const { db, companyId } = work;
  const lines = bought.lines ?? (await linesOfSubscription(applying, bought));
  const known =
    bought.email === null && bought.customer !== null
      ? await findBillingCustomer(db, companyId, source.id, bought.customer)
      : undefined;
  if (bought.email === null && bought.customer !== null && !known) waitsFor.add(bought.customer);
  if (!lines || waitsFor.size > 0) return null;
  const buyer: Buyer = {
    email: bought.email ?? known?.email ?? null,
    name: bought.name === "" ? (known?.name ?? "") : bought.name,
    company: bought.company,
  };
  const isRecurring = bought.subscription_id !== null;
  const name = bought.subscription_id ?? bought.paid_as ?? bought.order;
  if (known) await takeFacts(applying, name, [], { is_recurring: isRecurring, customer_email: known.email });
  if (bought.subscription_id !== null) await joinOrder(applying, bought.order, bought.subscription_id);
  return placePurchase(applying, bought, lines, buyer);
}

/** The order of a subscription may have been told of before, as if it were all. */
async function joinOrder(applying: Applying, order: string, subscription: string): Promise<void> {
  const { db, companyId } = applying.work;
  const before = await findSubscription(db, companyId, order);
  if (!before || before.is_recurring || order === subscription) return;
  await moveReferences(db, companyId, applying.source.id, order, subscription);
  const { payments, refunds, totals, disputes } = before.facts;
  const facts = [payments, refunds, totals, disputes].flatMap((each): Fact[] => Object.values(each));
  await takeFacts(applying, subscription, facts, {});
}

/** The items of a subscription, as many as were paid for at first; waits for what is not known yet. */
async function linesOfSubscription(
  { work: { db, companyId }, waitsFor }: Applying,
  { subscription_id, paid_by = null }: Purchase,
): Promise<readonly BoughtLine[] | undefined> {
  const row = subscription_id === null ? undefined : await findSubscription(db, companyId, subscription_id);
  const items = row?.facts.snapshot?.items ?? [];
  const paid = paid_by === null ? undefined : row?.facts.payments[paid_by];
  if (subscription_id !== null && items.length === 0) waitsFor.add(subscription_id);
  else if (paid_by !== null && !paid) waitsFor.add(paid_by);
  else
    return items.map(({ item, price, quantity, sold_as }) => ({
      prices: price === null ? [] : [price],
      quantity: paid?.lines.find((line) => line.item === item)?.quantity ?? quantity ?? 1,
      item,
      sold_as,
    }));
  return undefined;
}

async function audit({ work, author, message, changed }: Applying, { subscription_id }: Outcome): Promise<void> {
  const { db, companyId, now } = work;
  const called = { object: "billing-messages", action: "apply" };
  const after = { message: message.dedup_id, type: message.type, subscription_id, licenses: changed };
  await recordAudits(db, companyId, [
    auditRowOf(called, { before: undefined, after, object_id: message.id }, author, now),
  ]);
}

/** Why a message cannot be applied, where that is no passing trouble. */
export function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.code === "internal_error" || error.code === "database_unavailable") return undefined;
  return sentenceOf(error);
}
