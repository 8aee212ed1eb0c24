import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import { type ListPage, type ListSpec, type Page, readPage } from "../../platform/db/list-query.ts";
import type { MailsRow } from "../../platform/db/rows.generated.ts";
import { inSteps } from "../../platform/db/stepwise-deletes.ts";
import type { MailStatus } from "./mail.rules.ts";

/** A mail to be sent. */
export interface NewMail {
  readonly kind: string;
  readonly language: string;
  readonly recipient: string;
  /** What it is about: of one kind, a person gets one mail about it. */
  readonly occasion: string;
  readonly event_id?: number | null;
  readonly order_id?: number | null;
  readonly license_id?: number | null;
  readonly sender_name: string;
  readonly reply_to: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly secrets: Buffer | null;
  readonly is_urgent: boolean;
  readonly useful_until: Date | null;
}

/** Queues mails, each once whatever is repeated; answers the ids of those that are new. */
export async function insertMails(
  db: Db,
  companyId: number,
  mails: readonly NewMail[],
  now: Date,
): Promise<readonly number[]> {
  if (mails.length === 0) return [];
  const rows = mails.map(({ secrets, ...mail }) => ({ ...mail, secrets: secrets?.toString("base64") ?? null }));
  const made = await db<{ id: number }[]>`
    insert into mails (company_id, kind, language, recipient, occasion, event_id, order_id, license_id, sender_name,
      reply_to, subject, text, html, secrets_sealed, has_secrets, is_urgent, next_at, useful_until, created_at)
    select ${companyId}, m.kind, m.language, m.recipient, m.occasion, m.event_id, m.order_id, m.license_id, m.sender_name,
      m.reply_to, m.subject, m.text, m.html, decode(m.secrets, 'base64'), m.secrets is not null, m.is_urgent, ${now}, m.useful_until, ${now}
    from json_to_recordset(${jsonRows(db, rows)}) as m(kind text, language text, recipient text, occasion text,
      event_id bigint, order_id bigint, license_id bigint, sender_name text, reply_to text, subject text, text text,
      html text, secrets text, is_urgent boolean, useful_until timestamptz)
    on conflict do nothing returning id`;
  return made.map(({ id }) => id);
}

/** Queues a mail again as a new one, as it was; answers its id. */
export async function insertRepeated(db: Db, companyId: number, id: number, now: Date): Promise<number | undefined> {
  const [row] = await db<{ id: number }[]>`
    insert into mails (company_id, kind, language, recipient, occasion, order_id, license_id, repeats_id, sender_name,
      reply_to, subject, text, html, is_urgent, next_at, created_at)
    select company_id, kind, language, recipient,
      'again ' || id || ' ' || (select count(*) from mails a where a.company_id = m.company_id and a.repeats_id = m.id),
      order_id, license_id, id, sender_name, reply_to, subject, text, html, is_urgent, ${now}, ${now}
    from mails m where company_id = ${companyId} and id = ${id}
    returning id`;
  return row?.id;
}

const columns = [
  ...["company_id", "id", "kind", "language", "recipient", "event_id", "order_id", "license_id", "repeats_id"],
  ...["sender_name", "reply_to", "subject", "status", "has_secrets", "attempts", "next_at", "message_id", "problem"],
  ...["response", "created_at", "begun_at", "finished_at"],
].join(", ");

/** A mail as the log lists it. */
export type ListedMail = Omit<
  MailsRow,
  "occasion" | "is_urgent" | "text" | "html" | "secrets_sealed" | "useful_until" | "runner" | "leased_until" | "status"
> & { readonly status: MailStatus };

/** A mail of the log with its texts. */
export type LoggedMail = ListedMail & Pick<MailsRow, "text" | "html">;

/** What the log of mails can be filtered and ordered by. */
export const mailList: ListSpec = {
  from: (db, companyId) => db`from mails where company_id = ${companyId}`,
  filters: {
    id: { kind: "integer", column: (db) => db`id`, published: ["exact", "in"] },
    kind: { kind: "text", column: (db) => db`kind`, published: ["exact", "in"] },
    status: { kind: "text", column: (db) => db`status`, published: ["exact", "in"] },
    recipient: { kind: "text", isPerson: true, column: (db) => db`recipient`, published: ["exact", "icontains"] },
    order: { kind: "integer", column: (db) => db`order_id`, published: ["exact"] },
    license: { kind: "integer", column: (db) => db`license_id`, published: ["exact", "in"] },
    created_at: { kind: "time", column: (db) => db`created_at`, published: ["gt", "gte", "lt", "lte"] },
  },
  orderings: { id: (db) => db`id`, created_at: (db) => db`created_at` },
  id: (db) => db`id`,
};

/** One page of the log of a company. */
export function listMails(db: Db, companyId: number, page: ListPage): Promise<Page<ListedMail>> {
  return readPage<ListedMail>(db, companyId, mailList, page, db.unsafe(columns));
}

/** One mail of the log. */
export async function findMail(db: Db, companyId: number, id: number): Promise<LoggedMail | undefined> {
  const [row] = await db<LoggedMail[]>`
    select ${db.unsafe(columns)}, text, html from mails where company_id = ${companyId} and id = ${id}`;
  return row;
}

/** What a company's queue has come to: how many wait, and what was last said. */
export interface MailState {
  readonly waiting: number;
  readonly last_sent_at: Date | null;
  readonly last_problem: string | null;
  readonly last_problem_at: Date | null;
}

/** What a company's queue has come to. */
export async function findMailState(db: Db, companyId: number): Promise<MailState> {
  const [row] = await db<MailState[]>`
    select (select count(*) from mails where company_id = ${companyId} and status = 'waiting') as waiting,
      (select finished_at from mails where company_id = ${companyId} and status = 'sent' order by id desc limit 1)
        as last_sent_at,
      p.problem as last_problem, p.at as last_problem_at
    from (select 1) one left join lateral (
      select problem, coalesce(finished_at, begun_at, created_at) as at from (
        select * from mails where company_id = ${companyId} order by id desc limit 100) m
      where problem is not null order by id desc limit 1) p on true`;
  if (!row) throw new Error("no state");
  return row;
}

/** A mail that a process has for itself. */
export type ClaimedMail = Pick<
  MailsRow,
  | "company_id"
  | "id"
  | "recipient"
  | "sender_name"
  | "reply_to"
  | "subject"
  | "text"
  | "html"
  | "secrets_sealed"
  | "attempts"
  | "useful_until"
  | "created_at"
>;

/**
 * Claims mails that are due, urgent ones first: for two minutes no other process takes them. At most `perMinute` begin
 * within a minute, on all nodes together.
 */
export async function claimMails(
  db: Db,
  { runner, max, perMinute }: { readonly runner: string; readonly max: number; readonly perMinute: number },
  now: Date,
): Promise<ClaimedMail[]> {
  const before = new Date(now.getTime() - 60_000);
  const rows = await db<(ClaimedMail & { readonly place: number })[]>`
    with due as (
      select company_id, id, row_number() over () as place from (
        select company_id, id from mails
        where status = 'waiting' and next_at <= ${now} and (leased_until is null or leased_until < now())
        order by is_urgent desc, next_at, id
        limit least(${max}::bigint, greatest(0, ${perMinute}::bigint
          - (select count(*) from mails where begun_at > ${before})))
        for update skip locked) first)
    update mails m set runner = ${runner}, leased_until = now() + interval '2 minutes', attempts = attempts + 1
    from due where m.company_id = due.company_id and m.id = due.id
    returning m.company_id, m.id, m.recipient, m.sender_name, m.reply_to, m.subject, m.text, m.html, m.secrets_sealed,
      m.attempts, m.useful_until, m.created_at, due.place`;
  return rows.sort((a, b) => a.place - b.place);
}

type Claimed = Pick<ClaimedMail, "company_id" | "id">;

/**
 * Notes, before the first letter of a mail is sent, that it is sent now: from here on it is never sent again by itself.
 * False: the claim was lost, and it must not be sent.
 */
export async function updateBegun(
  db: Db,
  { company_id, id }: Claimed,
  { runner, messageId }: { readonly runner: string; readonly messageId: string },
  now: Date,
): Promise<boolean> {
  const begun = await db`
    update mails set status = 'sending', begun_at = ${now}, message_id = ${messageId},
      leased_until = now() + interval '10 minutes'
    where company_id = ${company_id} and id = ${id} and status = 'waiting' and runner = ${runner} and leased_until > now()`;
  return begun.count === 1;
}

/** Notes what became of a mail; what only the mail itself holds is forgotten. */
export async function updateEnded(
  db: Db,
  { company_id, id }: Claimed,
  end: { readonly status: MailStatus; readonly problem?: string; readonly response?: string },
  now: Date,
): Promise<void> {
  await db`
    update mails set status = ${end.status}, problem = ${end.problem ?? null}, response = ${end.response ?? null},
      finished_at = ${now}, secrets_sealed = null, runner = null, leased_until = null
    where company_id = ${company_id} and id = ${id} and status in ('waiting', 'sending')`;
}

/** Lets a mail wait for its next attempt: the server did not take it. */
export async function updatePostponed(
  db: Db,
  { company_id, id }: Claimed,
  { problem, next }: { readonly problem: string; readonly next: Date },
): Promise<void> {
  await db`
    update mails set status = 'waiting', problem = ${problem}, next_at = ${next}, runner = null, leased_until = null
    where company_id = ${company_id} and id = ${id} and status in ('waiting', 'sending')`;
}

/** Gives mails back that were claimed and not tried. */
export async function releaseMails(db: Db, runner: string, mails: readonly Claimed[]): Promise<void> {
  await db`
    update mails m set runner = null, leased_until = null, attempts = attempts - 1
    from json_to_recordset(${jsonRows(
      db,
      mails.map(({ company_id, id }) => ({ company_id, id })),
    )}) as g(company_id bigint, id bigint)
    where m.company_id = g.company_id and m.id = g.id and m.status = 'waiting' and m.runner = ${runner}`;
}

/** Notes of mails whose process died while it sent them that nobody knows whether they arrived. */
export async function updateLost(db: Db, problem: string, now: Date): Promise<void> {
  await db`
    update mails set status = 'unknown', problem = ${problem}, finished_at = ${now}, secrets_sealed = null,
      runner = null, leased_until = null
    where status = 'sending' and leased_until < now()`;
}

/** Forgets mails that were made before a moment, some at a time; those that wait stay. */
export async function deleteOldMails(db: Db, before: Date): Promise<void> {
  await inSteps(
    (rowsMax) => db`
      delete from mails where (company_id, id) in (
        select company_id, id from mails
        where created_at < ${before} and status not in ('waiting', 'sending') limit ${rowsMax})`,
  );
}
