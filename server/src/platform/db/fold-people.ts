import type { Db } from "./connect.ts";

// Who is the same person is decided by the database (docs/decisions/0056): nothing here folds an address.

/**
 * The folded form of each of these addresses: equal for two that are one person. Addresses that are folded already may
 * be left out.
 */
export type Persons = ReadonlyMap<string, string>;

/** Reads the folded forms of addresses. */
export async function foldPeople(db: Db, emails: readonly string[]): Promise<Persons> {
  if (emails.length === 0) return new Map();
  const rows = await db<{ email: string; person: string }[]>`
    select email, fold_person(email) as person from unnest(${[...emails]}::text[]) as email`;
  return new Map(rows.map(({ email, person }) => [email, person]));
}

/** Whether two addresses are one person's. */
export async function isSamePerson(db: Db, one: string, other: string): Promise<boolean> {
  const [row] = await db<{ is_same: boolean }[]>`select fold_person(${one}) = fold_person(${other}) as is_same`;
  return row?.is_same ?? false;
}
