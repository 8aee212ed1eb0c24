import type { BodyOf, FormerLicenseKey, License } from "@licet/sdk";
import { queryOptions } from "@tanstack/react-query";
import { licet, queries } from "../../kit/api.ts";
import { licenseChanged } from "./licenses.queries.ts";

/** The keys that a license had before, the newest first. */
export const formerKeysQuery = (license: number) =>
  queryOptions({
    queryKey: ["licenses", "former-keys", license],
    queryFn: async ({ signal }): Promise<readonly FormerLicenseKey[]> =>
      await licet.formerLicenseKeys.list({ license }, { signal }).toArray({ most: 50 }),
  });

/** Gives a license another key. */
export async function rollKey(
  id: number,
  body: BodyOf<"post_licenses_id_roll_key">,
  options?: { readonly idempotency_key: string },
): Promise<License> {
  const license = await licet.licenses.rollKey(id, body, options);
  await licenseChanged(license);
  return license;
}

/** Ends a former key now. */
export async function endFormerKey({ id, license }: FormerLicenseKey): Promise<void> {
  await licet.formerLicenseKeys.end(id);
  await queries.invalidateQueries({ queryKey: formerKeysQuery(license).queryKey });
}
