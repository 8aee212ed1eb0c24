import { signedIdOf } from "./credential.ts";
import { LicetError } from "./errors.ts";
import { type License, readLicense } from "./license.ts";
import type { LicetClientOptions } from "./options.ts";
import type { StoredLicense } from "./stored-license.ts";
import type { WireLicense } from "./wire.ts";

/** Decides whether a stored license counts now, without asking anybody. Signatures were verified before. */

/** What the decision rests on, beside the license. */
export interface Circumstances {
  readonly product: string;
  readonly hardwareId: string;
  readonly now: Date;
  readonly offlineHours: number;
  /** When the server issued the answer, if it proved it. */
  readonly issuedAt: Date | undefined;
}

const hourMilliseconds = 3_600_000;
const minuteMilliseconds = 60_000;
/** Clocks are corrected by seconds; nobody gains anything by minutes. */
const clockToleranceMs = 5 * minuteMilliseconds;

/** Throws `hardware_id_mismatch` or `product_mismatch` for what was stored for another device or product. */
export function requireOwn(stored: StoredLicense, { hardwareId, product }: Circumstances): void {
  if (stored.hardwareId !== hardwareId)
    throw new LicetError("hardware_id_mismatch", "The stored license belongs to another device.");
  if (stored.product !== product)
    throw new LicetError("product_mismatch", "The stored license belongs to another product.");
}

/** Throws `test_license_not_allowed` for a license of a test order, unless the build takes those. */
export function requireSold(
  answers: readonly Pick<WireLicense, "is_test">[],
  { allowTestLicenses = false }: Pick<LicetClientOptions, "allowTestLicenses">,
): void {
  if (allowTestLicenses || answers.every(({ is_test }) => is_test !== true)) return;
  const message = "This is a test license. It works with builds that allow test licenses, and not with this one.";
  throw new LicetError("test_license_not_allowed", message);
}

/** Throws `clock_tampered` when the device has seen a later time than the present one. */
export function requireHonestClock({ seenAt, contactAt }: StoredLicense, now: Date): void {
  const latest = Math.max(new Date(seenAt).getTime(), new Date(contactAt).getTime());
  if (!(now.getTime() >= latest - clockToleranceMs))
    throw new LicetError("clock_tampered", "The clock of this device was set back.");
}

/** The licenses of a stored answer, read for the moment that the server's proof makes of the device's time. */
export function readStored(
  stored: StoredLicense,
  answers: readonly WireLicense[],
  { now, offlineHours, issuedAt }: Circumstances,
): License[] {
  const contactAt = new Date(stored.contactAt);
  // A slow clock stays as slow as it was when the server told the time.
  const serverNow = issuedAt ? new Date(issuedAt.getTime() + now.getTime() - contactAt.getTime()) : now;
  return answers.map((answer) => {
    const offlineUntil = stored.source === "server" ? offlineUntilOf(answer, contactAt, offlineHours) : null;
    return readLicense(
      { ...nameOf(stored, answer), ...answer },
      { source: sourceOf(stored), contactAt, offlineUntil, now: serverNow },
    );
  });
}

/** Throws unless the license counts: refused by the server, expired, or out of contact for too long. */
export function requireValid({ refusal }: StoredLicense, license: License, now: Date): void {
  if (refusal) throw new LicetError(refusal.code, refusal.message, { ...refusal, license });
  requireUsable(license);
  if (license.offlineUntil === null || now <= license.offlineUntil) return;
  if (license.floating)
    throw new LicetError("floating_timeout", "The floating slot was not renewed in time.", { license });
  const message = "The license server was not asked for too long. Connect to the network once.";
  throw new LicetError("offline_period_over", message, { license });
}

/** Throws unless the license is switched on, active and not expired. */
export function requireUsable(license: License): void {
  if (!license.isEnabled) throw new LicetError("license_not_enabled", "The license is disabled.", { license });
  if (!license.isActive)
    throw new LicetError("license_not_active", "The license is not active on any device.", { license });
  if (!license.isExpired) return;
  throw license.isTrial
    ? new LicetError("trial_expired", "The trial has expired.", { license })
    : new LicetError("license_expired", "The license has expired.", { license });
}

/** A floating slot is somebody else's when its time is over; any other license counts for `offlineHours`. */
function offlineUntilOf(answer: WireLicense, contactAt: Date, offlineHours: number): Date {
  if (!answer.is_floating_cloud) return new Date(contactAt.getTime() + offlineHours * hourMilliseconds);
  const slotUntil = new Date(contactAt.getTime() + answer.floating_timeout * minuteMilliseconds);
  const borrowedUntil = answer.is_borrowed && answer.borrowed_until ? new Date(answer.borrowed_until) : slotUntil;
  return borrowedUntil > slotUntil ? borrowedUntil : slotUntil;
}

function sourceOf({ source }: StoredLicense): License["source"] {
  return source === "server" ? "stored" : source === "air-gap" ? "air-gap" : "file";
}

/** Policy files name no key; the activation did. */
function nameOf({ identity, source }: StoredLicense, { license_key }: WireLicense) {
  return source === "air-gap" && license_key === undefined ? { license_key: signedIdOf(identity) } : {};
}
