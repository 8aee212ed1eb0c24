import type { Context } from "../../platform/http/endpoint.ts";
import { consumeShared } from "../../selling/consumption-pools/share.rules.ts";
import { listEndedCheckouts, lockShare, updateShare } from "../../selling/consumption-pools/share.store.ts";
import { updateFeatureCounter, updateLicenseCounter } from "../../selling/licenses/license-counter.store.ts";
import type { FeatureFacts, License } from "../license-calls/activation-facts.rules.ts";

/**
 * Counts units held by devices whose files have expired as consumed: nothing proved otherwise, and a device that stays
 * silent must not gain by it (docs/decisions/0036). Call under the license's lock, before their seats are freed.
 */
export async function bookEndedCheckouts(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  license: License,
  features: readonly FeatureFacts[],
): Promise<void> {
  if (![license, ...features].some(({ consumption_pool_id }) => consumption_pool_id !== null)) return;
  const totals = new Map<number | null, number>();
  for (const { held: amount, ...ended } of await listEndedCheckouts(db, companyId, license.id, now)) {
    const { featureId } = ended;
    const counter = featureId === null ? license : features.find(({ id }) => id === featureId);
    if (!counter) continue;
    const member = { ...ended, licenseId: license.id };
    const share = await lockShare(db, companyId, member);
    const total_consumptions = totals.get(featureId);
    const counted =
      total_consumptions === undefined ? counter : { ...counter, total_consumptions, consumptions_at: now };
    // Held units are booked without being judged, so this cannot be refused.
    const booked = consumeShared(counted, 0, share, amount, now, "license_not_enough_consumptions");
    if ("refusal" in booked) throw new Error("units that a device holds were refused");
    totals.set(featureId, booked.total_consumptions);
    await updateShare(db, companyId, member, { pool: share.pool, totals: booked }, { amount, sendsEvents: true }, now);
  }
  for (const [featureId, total] of totals) {
    const { allow_overages, max_overages } = license;
    const ofLicense = { total_consumptions: total, allow_overages, max_overages };
    if (featureId === null) await updateLicenseCounter(db, companyId, license.id, ofLicense, now);
    else await updateFeatureCounter(db, companyId, featureId, total, now);
  }
}
