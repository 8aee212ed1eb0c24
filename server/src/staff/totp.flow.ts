import { ApiError } from "../errors.ts";
import type { Context } from "../http/endpoint.ts";
import { hashToken } from "../signing/opaque-token.ts";
import { findTotpStep, generateRecoveryCodes, generateTotpSecret, totpAddress } from "../signing/totp.ts";
import { requireOwn, totpContext } from "./session.flow.ts";
import * as store from "./session.store.ts";

/** Gives a secret for an authenticator app; nothing is asked for until a code of it was confirmed. */
export async function beginTotp(context: Context) {
  const { db, companyId, deps } = context;
  const who = await requireOwn(context);
  if (who.totp_confirmed_at !== null) throw new ApiError("totp_is_on");
  const secret = generateTotpSecret(deps.random);
  await store.updateTotpSecret(db, companyId, who.id, deps.secrets.seal(secret, totpContext(companyId)));
  return { secret, address: totpAddress(secret, who.email) };
}

/** A code of the app proves that it has the secret; answers the codes for recovery, which are shown here only. */
export async function confirmTotp(code: string, context: Context): Promise<string[]> {
  const { db, companyId, now, deps } = context;
  const who = await requireOwn(context);
  if (who.totp_confirmed_at !== null) throw new ApiError("totp_is_on");
  const step = stepOf(who, code, context);
  const codes = generateRecoveryCodes(deps.random);
  await store.updateTotpConfirmed(db, companyId, who.id, { step, recoveryHashes: codes.map(hashToken) }, now);
  return codes;
}

/** Asks for no code any more; that takes one. */
export async function endTotp(code: string, context: Context): Promise<void> {
  const { db, companyId, now } = context;
  const who = await requireOwn(context);
  if (who.totp_confirmed_at === null) throw new ApiError("totp_is_off");
  if (!who.recovery_hashes.includes(hashToken(code.trim().toUpperCase()))) stepOf(who, code, context);
  await store.updateTotpOff(db, companyId, who.id, now);
}

function stepOf(who: store.LoginFacts, code: string, { deps, now, companyId }: Context): number {
  const secret = who.totp_sealed && deps.secrets.open(who.totp_sealed, totpContext(companyId));
  const step = secret ? findTotpStep(secret, code.trim(), now, who.totp_last_step) : undefined;
  if (step === undefined) throw new ApiError("invalid_code");
  return step;
}
