import { ApiError } from "../../errors.ts";
import { isSamePerson } from "../../platform/db/fold-people.ts";
import { callerAddress } from "../../platform/http/addresses.ts";
import { findFoldedEmail, networkOf, returnAttempts, takeAttempt } from "../../platform/http/attempts.store.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { isSamePassword } from "../../platform/signing/passwords.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { proveBySignOn } from "./prove-by-sign-on.flow.ts";
import { findUserSecrets } from "./user-secrets.store.ts";

/** How a user is named, and what proves who they are (license-api.md §4). */
export interface Credentials {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly id_token?: string | undefined;
  readonly code?: string | undefined;
  readonly customer_account_code?: string | undefined;
  readonly redirect_uri?: string | undefined;
}

/** The user a call is made for, and whether that was proven. */
export interface ProvenUser {
  /** Without the suffix after `|`; undefined where no user is named. */
  readonly email: string | undefined;
  readonly proof: "right" | "wrong" | "absent";
  /** The customer account whose provider gave the proof: it holds for licenses of that account only. */
  readonly accountId?: number;
}

/**
 * Judges the credentials of a call, by password or by single sign-on. Before the transaction: a password takes its
 * time, and a provider is somewhere else.
 */
export async function proveUser(context: Context, call: Credentials): Promise<ProvenUser> {
  if (call.id_token === undefined && call.code === undefined) return proveByPassword(context, call);
  const user = await proveBySignOn(context, call);
  const named = emailOf(call.username);
  if (named !== undefined && !(await isSamePerson(context.db, named, user.email ?? "")))
    throw new ApiError("invalid_credentials");
  return user;
}

/** The same where a user can be named by password only. */
export async function proveByPassword(context: Context, call: Credentials): Promise<ProvenUser> {
  if (call.id_token !== undefined || call.code !== undefined) throw new ApiError("sso_not_allowed");
  const email = emailOf(call.username);
  if (email === undefined || call.password === undefined) return { email, proof: "absent" };
  const isRight = await isPasswordOf(email, call.password, context);
  return { email, proof: isRight ? "right" : "wrong" };
}

/** The e-mail in a username: what is before the first `|`. */
export function emailOf(username: string | undefined): string | undefined {
  return username?.split("|", 1)[0]?.trim();
}

/**
 * The password of a user: the initial one while it is in use, afterwards the one they chose. Counted on a connection of
 * its own (docs/decisions/0048), so never inside a transaction.
 */
async function isPasswordOf(email: string, password: string, context: Context): Promise<boolean> {
  const { companyId, deps, caller, request } = context;
  const network = networkOf(callerAddress(context));
  const found = await findUserSecrets(deps.db, companyId, email);
  request.suspect = { companyId, who: caller.credential === undefined ? email : `${email} by ${caller.credential}` };
  const account = found ? `user ${found.id}` : `nobody ${await findFoldedEmail(deps.db, email)}`;
  const attempts = [
    { kind: "pair", companyId, subject: `${account} ${network}` },
    { kind: "address", companyId, subject: `users ${network}` },
    { kind: "account", companyId, subject: account },
  ] as const;
  // By the time: the call may be about what lives by a test clock.
  await takeAttempt(deps.db, attempts, deps.clock.now());
  const isRight = await compare(found, password, context);
  if (isRight) await returnAttempts(deps.db, attempts);
  return isRight;
}

type UserSecrets = Awaited<ReturnType<typeof findUserSecrets>>;

async function compare(found: UserSecrets, password: string, { companyId, deps }: Context): Promise<boolean> {
  const { initial_password_sealed: sealed = null, password_hash: hash = null } = found?.is_active ? found : {};
  if (sealed && isSamePassword(deps.secrets.open(sealed, placeOf.initialPassword(companyId)), password)) return true;
  // Every wrong password takes the same work, for known and unknown users.
  return deps.passwords.verify(sealed ? null : hash, password);
}
