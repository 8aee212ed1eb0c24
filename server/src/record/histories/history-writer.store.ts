import type { Db } from "../../platform/db/connect.ts";
import type { Fragment, Value } from "../../platform/db/list-spec.ts";

/**
 * Lines of the history of licenses: one, or with `from` as many as that has rows, whose columns the members may name.
 */
export interface NewLines {
  readonly license_id: Value<number>;
  readonly device_id?: Value<number | null>;
  readonly license_user_id?: Value<number | null>;
  /** Who did it: an application, the company, the server by itself, or users and managers in the portal. */
  readonly source: Value<"sdk" | "api" | "server" | "portal">;
  readonly sdk_version?: Value<string | null>;
  readonly text: Value<string>;
  /** As `jsonb`. */
  readonly data?: Fragment;
  /** What follows the word `from`. */
  readonly from?: Fragment;
}

/** Writes lines of the history of licenses; call in the transaction of what they describe. */
export async function recordLines(db: Db, companyId: number, lines: NewLines, now: Date): Promise<void> {
  await db`${insertLines(db, companyId, lines, now)}`.execute();
}

/** The same as a part of the statement that makes the change. */
export function insertLines(db: Db, companyId: Value<number>, lines: NewLines, now: Value<Date>): Fragment {
  return insertRows(db, "license_histories", companyId, lines, now);
}

/** What devices did: took a seat, or had it freed. */
export interface NewActivations {
  readonly license_id: Value<number>;
  readonly device_id: Value<number>;
  readonly action: "activation" | "deactivation";
  /** Whether the device before it was another one (management-api.md §6.5); false unless given. */
  readonly is_transfer?: Fragment;
  /** Who on the side of the customer freed the seat; nobody unless given. */
  readonly recovered_by?: "user" | "manager" | "key" | "customer";
  readonly from?: Fragment;
}

/** The history of activations, as a part of the statement that binds devices or frees their seats. */
export function insertActivations(db: Db, companyId: number, activations: NewActivations, now: Date): Fragment {
  return insertRows(db, "license_activation_histories", companyId, activations, now);
}

function insertRows(
  db: Db,
  table: string,
  companyId: Value<number>,
  { from, ...columns }: NewLines | NewActivations,
  now: Value<Date>,
): Fragment {
  const names = Object.keys(columns);
  const values = Object.values(columns).reduce<Fragment>(
    (before, value) => db`${before}, ${value}`,
    db`${companyId}, ${now}`,
  );
  return db`insert into ${db.unsafe(`${table} (company_id, ts, ${names.join(", ")})`)} select ${values} ${from ? db`from ${from}` : db``}`;
}
