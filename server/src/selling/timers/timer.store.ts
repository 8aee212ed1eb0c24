import type { Db } from "../../platform/db/connect.ts";
import type { Fragment, Value } from "../../platform/db/list-query.ts";
import { groupBy } from "../../platform/values/lists.ts";
import { type NewEvents, recordEvents } from "../../record/events/event.store.ts";
import { datesOf, type Span, TIMERS, type Timer, type TimerType } from "./timer.rules.ts";

/** Announced at once, in one transaction. */
const batchMax = 1000;

/** The companies with a license that has something to be announced. */
export async function listCompaniesWithTimers(db: Db, span: Span): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select c.id from companies c where exists (${dueOf(db, db`c.id`, null, span)}) order by c.id`;
  return rows.map(({ id }) => id);
}

/**
 * Claims moments of a company that are to be announced, of what lives by the test clock or else by the time, the earliest
 * of each kind first, and records their events; in a transaction. Whoever claims the same at the same time waits, and
 * finds nothing. Whether there may be more.
 */
export async function recordTimers(
  db: Db,
  companyId: number,
  clockId: number | null,
  span: Span,
  now: Date,
): Promise<boolean> {
  const claimed = await claimMoments(db, companyId, clockId, span);
  await recordEvents(db, companyId, eventsOf(db, claimed), now);
  return claimed.length === batchMax;
}

/** The same of all that a test clock passes by: each event at its moment, in the order of the moments. */
export async function recordPassed(db: Db, companyId: number, clockId: number, span: Span): Promise<void> {
  for (;;) {
    const claimed = await claimMoments(db, companyId, clockId, span);
    const moments = [...groupBy(claimed, momentOf)].sort(([one], [other]) => one - other);
    // Sent one after the other without waiting for answers.
    await Promise.all(moments.map(([at, own]) => recordEvents(db, companyId, eventsOf(db, own), new Date(at))));
    if (claimed.length < batchMax) return;
  }
}

function claimMoments(db: Db, companyId: number, clockId: number | null, span: Span): Promise<Claimed[]> {
  return db<Claimed[]>`
    insert into license_timers (company_id, license_id, type, date)
    select ${companyId}, due.license_id, due.type, due.date from (${dueOf(db, companyId, clockId, span)}) due
    order by due.moment, due.license_id limit ${batchMax}::bigint
    on conflict do nothing
    returning license_id, type, date`;
}

/** In the order of the kinds. */
function eventsOf(db: Db, claimed: readonly Claimed[]): NewEvents[] {
  return TIMERS.flatMap(({ type, of }) => {
    const own = claimed.filter((moment) => moment.type === type).sort(byDate);
    if (own.length === 0) return [];
    const [ids, dates] = [own.map(({ license_id }) => license_id), own.map(({ date }) => date)];
    const from = db`unnest(${ids}::bigint[], ${dates}::timestamptz[]) with ordinality as d(license_id, date, n) order by d.n`;
    return { type, subject: db`d.license_id`, data: { [of]: db`d.date` } as never, from };
  });
}

interface Claimed {
  readonly license_id: number;
  readonly type: TimerType;
  readonly date: Date;
}

const byDate = (a: Claimed, b: Claimed) => a.date.getTime() - b.date.getTime() || a.license_id - b.license_id;

function momentOf({ type, date }: Claimed): number {
  return date.getTime() + (TIMERS.find((timer) => timer.type === type)?.afterMs ?? 0);
}

/** Forgets what was announced so long ago that it cannot come again; test clocks have times of their own. */
export async function deleteOldTimers(db: Db, before: Date): Promise<void> {
  await db`
    delete from license_timers t using licenses l
    where t.date < ${before} and l.company_id = t.company_id and l.id = t.license_id and l.test_clock_id is null`;
}

/** The moments of a span that were not announced, of what lives by one test clock or by the time. */
function dueOf(db: Db, companyId: Value<number>, clockId: number | null, span: Span): Fragment {
  const lives = clockId === null ? db`l.test_clock_id is null` : db`l.test_clock_id = ${clockId}`;
  return TIMERS.map((timer) => dueOfTimer(db, companyId, lives, timer, span)).reduce(
    (before, next) => db`${before} union all ${next}`,
  );
}

/**
 * Read from the index of the dates: what came due, however many licenses there are. A disabled license is disabled,
 * whatever its dates say. And what lies before a license began was never to come: one that is valid for 7 days is not
 * announced to end in 7 days when it is activated.
 */
function dueOfTimer(db: Db, companyId: Value<number>, lives: Fragment, timer: Timer, span: Span): Fragment {
  const { since, until } = datesOf(timer, span);
  const moment = db`l.${db(timer.of)} + ${timer.afterMs}::bigint * interval '1 millisecond'`;
  const isOn = timer.of === "ends_at" ? db`` : db`and l.enable_maintenance_period`;
  return db`
    select l.id as license_id, ${timer.type}::text as type, l.${db(timer.of)} as date, ${moment} as moment
    from licenses l
    where l.company_id = ${companyId} and l.${db(timer.of)} > ${since} and l.${db(timer.of)} <= ${until} ${isOn}
      and ${lives} and l.enabled and ${moment} > coalesce(l.time_activated, l.created_at)
      and not exists (
        select from license_timers t
        where t.company_id = ${companyId} and t.license_id = l.id and t.type = ${timer.type} and t.date = l.${db(timer.of)})`;
}
