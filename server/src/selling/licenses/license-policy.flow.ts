import type { z } from "zod";
import { ApiError, problem } from "../../errors.ts";
import type { LicenseTemplatesRow } from "../../platform/db/rows.generated.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { definedOf } from "../../platform/values/objects.ts";
import type { Values } from "../../terms/license-precedence.rules.ts";
import { FEATURE_MEMBERS } from "../../terms/product-features.rules.ts";
import { findPolicyByCode } from "../catalog/policy.store.ts";
import { listPolicyFeatures, listPolicyFields } from "../catalog/policy-parts.store.ts";
import { termsToCopy } from "./apply-policy.rules.ts";
import type { licensePolicyBody } from "./apply-policy.schema.ts";
import { updateNamedPolicy } from "./apply-policy.store.ts";
import { changeLicenses } from "./change-license.flow.ts";
import type { LicensePatch } from "./change-license.schema.ts";
import type { OwnLicense } from "./license.rules.ts";
import { findLicensesById } from "./license.store.ts";
import { listDefinitions } from "./license-feature.store.ts";
import { putField } from "./license-field.flow.ts";
import { lockLicenses } from "./license-state.store.ts";

/**
 * Applies a SKU policy to a license (management-api.md §5.10): what the policy sets is set as an edit would, and its
 * features replace those of the license; what the caller sends besides wins. Counters, the type and what the policy
 * does not set stay. Throws every problem.
 */
export async function putPolicy(work: Work, id: number, body: z.output<typeof licensePolicyBody>): Promise<void> {
  const { db, companyId, now } = work;
  await lockLicenses(db, companyId, [id], now);
  const [license] = await findLicensesById(db, companyId, [id]);
  if (!license) throw new ApiError("not_found");
  const { policy_code, allow_unlimited_activation: older, ...rest } = body;
  const own = definedOf({ ...rest, allow_unlimited_activations: rest.allow_unlimited_activations ?? older });
  const policy = await findSku(license, policy_code, work);
  const copied = new Map(Object.entries(termsToCopy(license, JSON.parse(JSON.stringify(policy)) as Values)));
  for (const name of Object.keys(own)) copied.delete(name === "installation_file" ? "installation_file_id" : name);
  if (own.validity_period !== undefined) copied.delete("valid_duration");
  if (own.maintenance_period !== undefined) copied.delete("maintenance_duration");
  const product_features = own.product_features ?? (await featuresOf(policy, license, work));
  const wish = { ...Object.fromEntries(copied), license_template_id: policy.id };
  await changeLicenses(work, [{ id, body: { ...own, product_features }, at: "", wish }], {
    policy: { columns: new Set(copied.keys()), features: own.product_features === undefined },
  });
  for (const { product_custom_field_id, default_value } of await listPolicyFields(db, companyId, [policy.id]))
    await putField(
      work,
      { license: id, product_custom_field: product_custom_field_id, value: default_value },
      "policy",
    );
  await updateNamedPolicy(db, companyId, id, policy);
}

async function findSku(
  { product_id }: OwnLicense,
  code: string,
  { db, companyId }: Work,
): Promise<LicenseTemplatesRow> {
  const policy = await findPolicyByCode(db, companyId, product_id, code);
  if (!policy) throw ApiError.of([problem("unknown_license_policy", "/policy_code", code)]);
  if (policy.is_archived) throw ApiError.of([problem("archived_license_policy", "/policy_code", code)]);
  if (!policy.is_sku) throw ApiError.of([problem("license_policy_not_sku", "/policy_code", code)]);
  return policy;
}

/** The features of a policy as an edit lists them; those that the product offers no more are left out. */
async function featuresOf(
  policy: LicenseTemplatesRow,
  license: OwnLicense,
  { db, companyId }: Work,
): Promise<NonNullable<LicensePatch["product_features"]>> {
  const [features, definitions] = await Promise.all([
    listPolicyFeatures(db, companyId, [policy.id]),
    listDefinitions(db, companyId, [license.product_id]),
  ]);
  const codeOf = new Map(definitions.flatMap(({ id, code, is_deleted }) => (is_deleted ? [] : [[id, code] as const])));
  return features.flatMap((feature) => {
    const code = codeOf.get(feature.product_feature_id);
    if (code === undefined) return [];
    const said = FEATURE_MEMBERS.filter((name) => feature[name] !== null && feature[name] !== "");
    return [{ ...Object.fromEntries(said.map((name) => [name, feature[name]])), product_feature: code }];
  });
}
