import { ApiError, problem } from "../../errors.ts";
import { callerAddress } from "../../platform/http/addresses.ts";
import {
  type Counter,
  findFoldedEmail,
  networkOf,
  requireRoom,
  returnAttempts,
  takeAttempt,
} from "../../platform/http/attempts.store.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { hashToken } from "../../platform/signing/opaque-token.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { findTotpStep } from "../../platform/signing/totp.ts";
import { findCompany } from "../companies/company.store.ts";
import { deviceCookie, knownDevice } from "./known-device.flow.ts";
import * as store from "./session.store.ts";
import { readCookie } from "./session-cookie.flow.ts";

// How somebody of the staff proves who they are, and how often they may try (docs/decisions/0048).

/** Somebody who knows the password, and the attempts that are given back when all else is right too. */
export interface Proven {
  readonly who: store.LoginFacts;
  readonly attempts: readonly Counter[];
}

/**
 * Finds who has an e-mail and a password. An unknown e-mail is counted, hashed and answered like a known one. Throws `invalid_login`,
 * `too_many_attempts`, `company_required`.
 */
export async function findByPassword(
  context: Context,
  {
    email,
    password,
    company,
  }: { readonly email: string; readonly password: string; readonly company?: number | undefined },
): Promise<Proven> {
  const { deps, now, request } = context;
  if (readCookie(request, deviceCookie) === undefined) requireRoom(deps.db, addressOf(context), now);
  const candidates = await store.findLogins(deps.db, email, company);
  const [first] = candidates;
  request.suspect = { companyId: first && candidates.length === 1 ? first.company_id : 0, who: email };
  const right: Proven[] = [];
  let slowed: ApiError | undefined;
  for (const who of first ? candidates : [undefined]) {
    const attempts = who
      ? attemptsOn(who, context)
      : attemptsOfStranger(`nobody ${await findFoldedEmail(deps.db, email)}`, 0, context);
    try {
      await takeAttempt(deps.db, attempts, now);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      slowed = error;
      continue;
    }
    const isRight = await deps.passwords.verify(who?.password_hash ?? null, password);
    if (who && isRight) right.push({ who, attempts });
  }
  const [found, ...others] = right;
  if (!found) throw slowed ?? new ApiError("invalid_login");
  if (others.length === 0) return found;
  for (const { attempts } of right) await returnAttempts(deps.db, attempts);
  const ids = right.map(({ who }) => who.company_id).join(" or ");
  throw new ApiError("company_required", {
    message: `The e-mail belongs to several companies. Send company: ${ids}.`,
    // Who knows the password of each may know what they are called.
    problems: await Promise.all(
      right.map(async ({ who: { company_id: id } }) => {
        const name = (await findCompany(deps.db, id))?.name;
        return problem("company_required", "/company", id, name);
      }),
    ),
  });
}

/** The counters of a sign-in: on a device that is known its own, elsewhere those of the address and of the account. */
function attemptsOn(who: store.LoginFacts, context: Context): Counter[] {
  const { deps, now, request } = context;
  const device = knownDevice(request, who, deps, now);
  const { company_id: companyId } = who;
  if (device === undefined) return attemptsOfStranger(`staff ${who.id}`, companyId, context);
  return [{ kind: "pair", companyId, subject: `staff ${who.id} device ${device}` }];
}

function attemptsOfStranger(account: string, companyId: number, context: Context): Counter[] {
  const network = networkOf(callerAddress(context));
  return [
    { kind: "pair", companyId, subject: `${account} ${network}` },
    addressOf(context),
    { kind: "account", companyId, subject: account },
  ];
}

function addressOf(context: Context): Counter {
  return { kind: "address", companyId: 0, subject: `staff ${networkOf(callerAddress(context))}` };
}

/** What a sign-in without a code used up. */
export const nothingUsed = { totpStep: null, recoveryHash: null };

/**
 * Judges the second factor of a sign-in as often as it may be tried; answers what it uses up, and the attempts to give
 * back.
 */
export async function proveCode(context: Context, who: store.LoginFacts, code: string) {
  const { deps, now, request } = context;
  const { company_id: companyId, id } = who;
  request.suspect = { companyId, who: who.email };
  const device = knownDevice(request, who, deps, now);
  const attempts: Counter[] =
    device === undefined
      ? [{ kind: "code", companyId, subject: `staff ${id}` }]
      : [{ kind: "pair", companyId, subject: `code of staff ${id} device ${device}` }];
  await takeAttempt(deps.db, attempts, now);
  return { used: judgeCode(who, code, context), attempts };
}

function judgeCode(who: store.LoginFacts, code: string, { deps, now }: Context) {
  if (who.totp_sealed === null) return nothingUsed;
  const secret = deps.secrets.open(who.totp_sealed, placeOf.totpSecret(who.company_id));
  const step = findTotpStep(secret, code.trim(), now, who.totp_last_step);
  if (step !== undefined) return { totpStep: step, recoveryHash: null };
  const recoveryHash = hashToken(code.trim().toUpperCase());
  if (who.recovery_hashes.includes(recoveryHash)) return { totpStep: null, recoveryHash };
  throw new ApiError("invalid_code");
}

/**
 * Lets somebody who is signed in prove once more who they are, as often as that may be tried. Never inside a
 * transaction.
 */
export async function proveAgain<T>(
  { deps, now }: Context,
  who: store.LoginFacts,
  kind: "pair" | "code",
  judge: () => Promise<T> | T,
): Promise<T> {
  const attempts: Counter[] = [{ kind, companyId: who.company_id, subject: `staff ${who.id} in a session` }];
  await takeAttempt(deps.db, attempts, now);
  const proven = await judge();
  await returnAttempts(deps.db, attempts);
  return proven;
}
