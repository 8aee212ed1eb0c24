import type { Context } from "../context.ts";
import { LicetError } from "../errors.ts";
import type { Held, Holder } from "../holder.ts";
import { requireSold } from "../stored-license.rules.ts";
import type { LicenseDocument } from "./document.ts";
import { fileDateOf } from "./request.ts";

const dayMilliseconds = 86_400_000;

/**
 * Stores what a verified file holds, and reads it back. Throws `hardware_id_mismatch`, and `license_file_error` for a
 * file that was given up on this device or is older than the one that is loaded.
 */
export async function takeFile(
  context: Context,
  holder: Holder,
  text: string,
  documents: readonly LicenseDocument[],
  source: "file" | "refresh-file",
): Promise<Held> {
  const { vault, product, now, options } = context;
  const hardwareId = await context.hardwareId();
  const [first] = documents;
  if (!first || documents.some((document) => document.hardware_id !== hardwareId))
    throw new LicetError("hardware_id_mismatch", "The file is for another device.");
  requireSold(documents, options);
  if (await vault.isRetired(text))
    throw new LicetError("license_file_error", "The license of this file was given up on this device.");
  const known = await vault.read().catch(() => undefined);
  const loaded = known && fileDateOf(known);
  if (loaded !== undefined && new Date(loaded) > new Date(first.date))
    throw new LicetError("license_file_error", "The file is older than the license that is loaded.");
  const time = now();
  // The server's own date: a device whose clock is behind it by days was set back. A test is dated by its own clock.
  const serverTime = first.is_test ? time : new Date(new Date(first.date).getTime() - dayMilliseconds);
  const seen = [time, serverTime, ...(known ? [new Date(known.seenAt)] : [])].map((date) => date.getTime());
  const pinned = documents.length === 1 ? { license_id: first.id } : {};
  await vault.begin({
    version: 1,
    source,
    product,
    hardwareId,
    identity: first.license_key
      ? { license_key: first.license_key, ...pinned }
      : { username: first.username ?? "", ...pinned },
    body: text,
    signature: "",
    contactAt: time.toISOString(),
    seenAt: new Date(Math.max(...seen.filter((milliseconds) => !Number.isNaN(milliseconds)))).toISOString(),
  });
  return holder.load();
}
