import type { Context } from "../../platform/http/endpoint.ts";
import { generatePassword } from "../../platform/signing/license-key.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { findUsersByEmail, insertMissingUsers, updateInitialPassword } from "./find-users.store.ts";

/** A person who is to be a license user. */
export interface Person {
  readonly email: string;
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
  readonly phone_number?: string | undefined;
  /** Supplied by the vendor; else one is generated for a new user. */
  readonly password?: string | undefined;
}

/** The user that a person is. */
export interface FoundUser {
  readonly id: number;
  readonly email: string;
  readonly new_user: boolean;
  /** The initial password while it is in use; empty once the user has chosen another. */
  readonly password: string;
}

/**
 * Finds people among the license users by e-mail, or makes them, in the caller's transaction; by e-mail as it was
 * given. A password that the vendor supplies is an initial one, and replaces what a known user had
 * (docs/decisions/0032).
 */
export async function findOrMakeUsers(
  { db, companyId, now, deps }: Pick<Context, "db" | "companyId" | "now" | "deps">,
  people: readonly Person[],
): Promise<ReadonlyMap<string, FoundUser>> {
  const purpose = placeOf.initialPassword(companyId);
  const wanted = people.map(({ email, first_name = "", last_name = "", phone_number = "", password }) => {
    const sealed = deps.secrets.seal(password ?? generatePassword(deps.random), purpose);
    return { email, first_name, last_name, phone_number, password: sealed };
  });
  const made = await insertMissingUsers(db, companyId, wanted, now);
  const users = await findUsersByEmail(
    db,
    companyId,
    people.map(({ email }) => email),
  );
  const userOf = new Map(users.map((user) => [user.asked, user]));
  const found = new Map<string, FoundUser>();
  for (const { email, password: supplied } of people) {
    const user = userOf.get(email);
    if (!user) throw new Error("a license user was not stored");
    const { id, true_email, initial_password_sealed: sealed } = user;
    const new_user = made.has(id);
    if (supplied !== undefined && !new_user)
      await updateInitialPassword(db, companyId, id, deps.secrets.seal(supplied, purpose), now);
    const password = supplied ?? (sealed ? deps.secrets.open(sealed, purpose) : "");
    found.set(email, { id, email: true_email, new_user, password });
  }
  return found;
}
