import type { Remedy } from "../../terms/explanation.rules.ts";
import type { FeatureFacts, LicenseFacts } from "./activation-facts.rules.ts";

/** The feature that a call names, for the rules about it. */

/** The feature of a license by its code, ended or not. */
export function featureOf({ features }: LicenseFacts, code: string | undefined): FeatureFacts | undefined {
  for (const feature of features) if (feature.code === code) return feature;
  return undefined;
}

/** The same once the rules have established that the license has it. */
export function foundFeature(facts: LicenseFacts, code: string | undefined): FeatureFacts {
  const feature = featureOf(facts, code);
  if (!feature) throw new Error("the rules let a call pass that has no feature");
  return feature;
}

/** Whether rules about the feature have something to read. */
export const hasFeature = (facts: LicenseFacts, { feature }: { readonly feature: string | undefined }) =>
  featureOf(facts, feature) !== undefined;

/** Whether a feature is over. */
export function hasEnded({ expiry_date }: FeatureFacts, now: Date): boolean {
  return expiry_date !== null && now > expiry_date;
}

/** What a rule about a feature saw of it. */
export function factsOfFeature(facts: LicenseFacts, code: string | undefined) {
  const feature = featureOf(facts, code);
  return { feature: code ?? null, is_on_license: feature !== undefined, expiry_date: feature?.expiry_date ?? null };
}

/** What gives a license a feature that runs. */
export function remedyOfFeature(facts: LicenseFacts, code: string | undefined): Remedy {
  if (code === undefined) return { action: "name_feature", text: "Name the feature by its code." };
  return featureOf(facts, code)
    ? { action: "extend_feature", text: `Give the feature ${code} of the license a later expiry_date.` }
    : { action: "add_feature", text: `Add the feature ${code} to the license.` };
}
