import type { Db } from "../../platform/db/connect.ts";
import type { Fragment, Value } from "../../platform/db/list-spec.ts";
import type { Cause } from "../../platform/values/cause.ts";
import { EVENT_TYPES, type EventShape, type EventType, MEMBER_KINDS, type MemberKind } from "./event-types.rules.ts";

/** How a member is given: as a value, or as the expression that holds it. */
interface Given {
  readonly id: Value<number>;
  readonly "id?": Value<number | null>;
  readonly text: Value<string>;
  readonly "text?": Value<string | null>;
  readonly count: Value<number>;
  readonly flag: Value<boolean>;
  readonly moment: Value<Date>;
  readonly names: Fragment;
  readonly json: Fragment;
}
type DataOf<Members extends Readonly<Record<string, MemberKind>>> = {
  readonly [Name in keyof Members]: Given[Members[Name]];
};
type Maybe<Members> = { readonly [Name in keyof Members]?: Members[Name] | undefined };
type Shapes = typeof EVENT_TYPES;

/** Events of one type: one, or with `from` as many as that has rows, whose columns `subject` and `data` may name. */
type EventsOf<Type extends EventType> = {
  readonly type: Type;
  /** The id of what the event is about. */
  readonly subject: Value<number>;
  readonly data: DataOf<Shapes[Type]["data"]> & Maybe<DataOf<Shapes[Type]["optional"]>>;
  /** What follows the word `from`. */
  readonly from?: Fragment;
};

/** Events to be written, of a type of the closed list and with its payload. */
export type NewEvents = { readonly [Type in EventType]: EventsOf<Type> }[EventType];

/**
 * Writes events in the given order; call in the transaction of the change they describe, so that both exist or neither
 * does there. Nothing is sent for none.
 */
export async function recordEvents(db: Db, companyId: number, events: readonly NewEvents[], now: Date): Promise<void> {
  if (events.length > 0) await db`${insertEvents(db, companyId, events, now)}`.execute();
}

/**
 * The same as a part of the statement that makes the change; one event or more. Who caused them is what the transaction
 * says (docs/decisions/0096); `cause` is for statements that have none around them.
 */
export function insertEvents(
  db: Db,
  companyId: number,
  events: readonly NewEvents[],
  now: Date,
  cause?: Cause,
): Fragment {
  const told = cause && { column: db`, cause`, value: db`, ${JSON.stringify(cause)}::text::jsonb` };
  const rows = events
    .map(({ type, subject, data, from }) => {
      const payload = payloadOf(db, EVENT_TYPES[type], data);
      return db`(
        select ${companyId}::bigint, ${type}::text, (${subject})::bigint, ${payload}, ${now}::timestamptz
        ${told ? told.value : db``} ${from ? db`from ${from}` : db``})`;
    })
    .reduce((before, row) => db`${before} union all ${row}`);
  return db`insert into events (company_id, type, subject_id, data, ts ${told ? told.column : db``}) ${rows}`;
}

function payloadOf(db: Db, { data, optional }: EventShape, given: Readonly<Record<string, unknown>>): Fragment {
  const members = Object.entries({ ...data, ...optional })
    .filter(([name]) => given[name] !== undefined)
    .map(([name, kind]) => db`${db.unsafe(`'${name}', `)}(${given[name] as string})::${db.unsafe(MEMBER_KINDS[kind])}`);
  if (members.length === 0) return db`'{}'::jsonb`;
  return db`jsonb_build_object(${members.reduce((before, member) => db`${before}, ${member}`)})`;
}
