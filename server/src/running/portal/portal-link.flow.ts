import { findPortalLink, type PortalLink, takePortalLink } from "../../access/portal/portal-link.store.ts";
import { hasSignOnEverywhere } from "../../access/sso/sso.store.ts";
import { ApiError } from "../../errors.ts";
import { callerAddress } from "../../platform/http/addresses.ts";
import {
  type Counter,
  findFoldedEmail,
  networkOf,
  returnAttempts,
  takeAttempt,
} from "../../platform/http/attempts.store.ts";
import { auditRow } from "../../platform/http/audit.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { hashToken } from "../../platform/signing/opaque-token.ts";
import { recordAudits } from "../../record/audit/audit-writer.store.ts";
import { recoverSeat } from "../../selling/devices/recover-seat.flow.ts";
import { isKindOn } from "../../selling/mail/mail-kinds.rules.ts";
import { insertMailRequest } from "../../selling/mail/mail-request.store.ts";
import { findMailSettings } from "../../selling/mail/mail-settings.store.ts";
import { updatePasswordAsVendor } from "../../selling/people/license-user.store.ts";
import { findLinkedSeat, findLinkedUser } from "./portal-link.store.ts";
import { openPortalSession, requirePortalCompany } from "./sign-in.flow.ts";

const kinds = { sign_in: "portal_sign_in", keys: "license_keys" } as const;

/**
 * Puts aside what somebody asks to be mailed. Nothing here looks who has the address: a stranger learns nothing, neither
 * from the answer nor from the time that it takes. Counted for each address, so that nobody's mailbox is filled.
 */
export async function askForMail(
  context: Context,
  purpose: "sign_in" | "keys",
  { email, company }: { readonly email: string; readonly company?: number | undefined },
): Promise<void> {
  const { deps, now } = context;
  const { id: companyId } = await requirePortalCompany(deps.db, company);
  const settings = await findMailSettings(deps.db, companyId);
  if (!deps.mail || !isKindOn(kinds[purpose], settings.kinds)) throw new ApiError("mail_not_offered");
  const network = networkOf(callerAddress(context));
  const attempts: Counter[] = [
    { kind: "address", companyId, subject: `mail ${network}` },
    { kind: "mail", companyId, subject: `${purpose} ${await findFoldedEmail(deps.db, email)}` },
  ];
  await takeAttempt(deps.db, attempts, now);
  await insertMailRequest(deps.db, companyId, { purpose, email }, now);
}

/** The link with a token, as its page shows it; guesses are slowed. Throws `mail_link_not_valid`. */
export async function requireLink(context: Context, token: string): Promise<PortalLink> {
  const { deps, now } = context;
  const attempts: Counter[] = [
    { kind: "address", companyId: 0, subject: `links ${networkOf(callerAddress(context))}` },
  ];
  await takeAttempt(deps.db, attempts, now);
  const link = await findPortalLink(deps.db, hashToken(token), now);
  if (!link) throw new ApiError("mail_link_not_valid");
  await returnAttempts(deps.db, attempts);
  return link;
}

/** A link that opens a session; before the transaction, with the hash of the password that is chosen by it. */
export async function prepareSession(
  context: Context,
  { token, new_password }: { readonly token: string; readonly new_password?: string | undefined },
): Promise<{ readonly link: PortalLink; readonly passwordHash: string | undefined }> {
  const link = await requireLink(context, token);
  if (link.purpose === "replace_device") throw new ApiError("mail_link_not_valid");
  if (link.purpose === "set_password" && new_password === undefined)
    throw new ApiError("validation_error", { message: "This link is for choosing a password." });
  return { link, passwordHash: new_password && (await context.deps.passwords.hash(new_password)) };
}

/**
 * Opens a session by a link, which is used up: whoever has it reads the mail of the user. Where a password is chosen, it
 * takes the place of the one before, and every other session ends. In the caller's transaction.
 */
export async function openSessionByLink(
  context: Context,
  { link, passwordHash }: { readonly link: PortalLink; readonly passwordHash: string | undefined },
) {
  const { db, now } = context;
  const { company_id: companyId, license_user_id: userId } = link;
  const user = userId === null ? undefined : await findLinkedUser(db, companyId, userId, link.email);
  // The user is gone or has another address, or a provider vouches for them by now.
  if (!user || (await hasSignOnEverywhere(db, companyId, user.true_email))) throw new ApiError("mail_link_not_valid");
  if (!(await takePortalLink(db, companyId, link.id, now))) throw new ApiError("mail_link_not_valid");
  if (passwordHash !== undefined) await updatePasswordAsVendor(db, companyId, user.true_email, passwordHash, now);
  const proven = { companyId, person: { license_user_id: user.id }, email: user.true_email };
  return openPortalSession(context, proven);
}

/** Frees the seat that a link is about, which is used up; in the caller's transaction. */
export async function confirmReplacement(context: Context, link: PortalLink): Promise<PortalLink> {
  const { db, deps, audit } = context;
  const { company_id: companyId, license_id: licenseId, device_id: deviceId } = link;
  if (link.purpose !== "replace_device" || licenseId === null || deviceId === null)
    throw new ApiError("mail_link_not_valid");
  const seat = await findLinkedSeat(db, companyId, licenseId, deviceId);
  // Links are good by the time, whatever the license lives by.
  const isTaken = await takePortalLink(db, companyId, link.id, deps.clock.now());
  if (!seat || !isTaken) throw new ApiError("mail_link_not_valid");
  audit.object_id = deviceId;
  const inside = { ...context, companyId };
  await recoverSeat(inside, { licenseId, deviceId, by: { kind: "customer" }, source: "portal" });
  const caller = {
    ...context.caller,
    companyId,
    actor: { kind: "license", id: licenseId, name: link.email } as const,
  };
  const told = { before: undefined, after: undefined, object_id: deviceId };
  const row = auditRow({ object: "portal/link", action: "confirm" }, told, { ...inside, caller });
  await recordAudits(db, companyId, [row]);
  return link;
}
