import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { hashToken } from "../../platform/signing/opaque-token.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { findTotpStep, generateRecoveryCodes, generateTotpSecret, totpAddress } from "../../platform/signing/totp.ts";
import { proveAgain } from "./proof.flow.ts";
import { requireOwn } from "./session.flow.ts";
import * as store from "./session.store.ts";

/** Gives a secret for an authenticator app; nothing is asked for until a code of it was confirmed. */
export async function beginTotp(context: Context) {
  const { db, companyId, deps } = context;
  const who = await requireOwn(context);
  if (who.totp_confirmed_at !== null) throw new ApiError("totp_is_on");
  const secret = generateTotpSecret(deps.random);
  await store.updateTotpSecret(db, companyId, who.id, deps.secrets.seal(secret, placeOf.totpSecret(companyId)));
  return { secret, address: totpAddress(secret, who.email) };
}

/**
 * A code of the app proves that it has the secret; before the transaction, so that no rollback gives an attempt back.
 */
export async function proveApp(context: Context, code: string): Promise<number> {
  const who = await requireOwn(context);
  if (who.totp_confirmed_at !== null) throw new ApiError("totp_is_on");
  return proveAgain(context, who, "code", () => stepOf(who, code, context));
}

/**
 * From now on codes of the app that was proven are asked for; answers the codes for recovery, which are shown here
 * only.
 */
export async function confirmTotp(context: Context, step: number): Promise<string[]> {
  const { db, companyId, now, deps } = context;
  const who = await requireOwn(context);
  const codes = generateRecoveryCodes(deps.random);
  const confirmed = { step, recoveryHashes: codes.map(hashToken) };
  if (!(await store.updateTotpConfirmed(db, companyId, who.id, confirmed, now))) throw new ApiError("totp_is_on");
  return codes;
}

/** A code, of the app or one for recovery, proves who wants no app any more; before the transaction. */
export async function proveEnd(context: Context, code: string): Promise<void> {
  const who = await requireOwn(context);
  if (who.totp_confirmed_at === null) throw new ApiError("totp_is_off");
  await proveAgain(context, who, "code", () => {
    if (!who.recovery_hashes.includes(hashToken(code.trim().toUpperCase()))) stepOf(who, code, context);
  });
}

/** Asks for no code any more, once that was proven. */
export async function endTotp(context: Context): Promise<void> {
  const { db, companyId, now } = context;
  const who = await requireOwn(context);
  await store.updateTotpOff(db, companyId, who.id, now);
}

function stepOf(who: store.LoginFacts, code: string, { deps, now, companyId }: Context): number {
  const secret = who.totp_sealed && deps.secrets.open(who.totp_sealed, placeOf.totpSecret(companyId));
  const step = secret ? findTotpStep(secret, code.trim(), now, who.totp_last_step) : undefined;
  if (step === undefined) throw new ApiError("invalid_code");
  return step;
}
