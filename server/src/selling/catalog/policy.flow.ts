import { ApiError, type Problem, problem } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import type { LicenseTemplatesRow } from "../../platform/db/rows.generated.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { changedProperties, POLICY_DEFAULTS, written } from "./catalog-terms.rules.ts";
import { judgeCustomFields, judgeDefault, judgeFeatures } from "./policy.rules.ts";
import type { PolicyBody, PolicyPatch } from "./policy.schema.ts";
import {
  deletePolicy,
  findPolicy,
  hasInstallationFile,
  insertPolicy,
  listPoliciesOf,
  updateDefaultPolicyOff,
  updatePolicy,
} from "./policy.store.ts";
import {
  listTakenPrices,
  listUsableFeatures,
  listUsableFields,
  replacePolicyFeatures,
  replacePolicyFields,
  replacePrices,
} from "./policy-parts.store.ts";
import { lockOwner } from "./product.flow.ts";

/** Creates a policy of a product; its code is unique there (`license_policy_exists`). A default one takes over. */
export async function createPolicy(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  body: PolicyBody,
): Promise<LicenseTemplatesRow> {
  const { product, ...rest } = body;
  await lockOwner({ db, companyId }, product);
  const problems = judgeDefault({ is_default: false, is_archived: false }, rest);
  const others = await listPoliciesOf(db, companyId, [product]);
  if (others.some((each) => each.code === rest.code))
    problems.push(problem("license_policy_exists", "/code", rest.code));
  problems.push(...(await judgeParts(db, companyId, product, rest, undefined)));
  if (problems.length > 0) throw ApiError.of(problems);
  if (rest.is_default) await updateDefaultPolicyOff(db, companyId, product, now);
  const policy = await insertPolicy(db, companyId, { ...columnsOf(rest), code: rest.code, product_id: product }, now);
  if (!policy) throw new ApiError("internal_error");
  await writeParts(db, companyId, policy.id, rest);
  return policy;
}

/**
 * Changes a policy; its code and product stay (`immutable_property`). `is_default: true` moves the default here. Issued
 * licenses keep what they have.
 */
export async function changePolicy(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  id: number,
  body: PolicyPatch,
): Promise<LicenseTemplatesRow> {
  const stored = await lockPolicy(db, companyId, id);
  const { product, code, ...rest } = body;
  const problems = changedProperties({ product, code }, { product: stored.product_id, code: stored.code });
  problems.push(...judgeDefault(stored, rest));
  problems.push(...(await judgeParts(db, companyId, stored.product_id, rest, id)));
  if (problems.length > 0) throw ApiError.of(problems);
  if (rest.is_default && !stored.is_default) await updateDefaultPolicyOff(db, companyId, stored.product_id, now);
  const policy = await updatePolicy(db, companyId, id, columnsOf(rest), now);
  if (!policy) throw new ApiError("not_found");
  await writeParts(db, companyId, id, rest);
  return policy;
}

/**
 * Deletes a policy that is not the default (`default_policy_required`); licenses keep what they were given
 * (docs/decisions/0065).
 */
export async function removePolicy({ db, companyId }: Pick<Context, "db" | "companyId">, id: number): Promise<void> {
  const stored = await lockPolicy(db, companyId, id);
  if (stored.is_default)
    throw new ApiError("default_policy_required", { message: "The default policy cannot be deleted." });
  await deletePolicy(db, companyId, id);
}

/** Locks the product, which owns the default, and then reads the policy. */
async function lockPolicy(db: Db, companyId: number, id: number): Promise<LicenseTemplatesRow> {
  const found = await findPolicy(db, companyId, id);
  if (!found) throw new ApiError("not_found");
  await lockOwner({ db, companyId }, found.product_id);
  const stored = await findPolicy(db, companyId, id);
  if (!stored) throw new ApiError("not_found");
  return stored;
}

type Sent = Omit<PolicyPatch, "product" | "code">;

function columnsOf(sent: Sent) {
  const { installation_file, license_product_feature_templates, license_custom_field_templates, prices, ...rest } =
    sent;
  return written({ ...rest, installation_file_id: installation_file }, POLICY_DEFAULTS);
}

async function judgeParts(
  db: Db,
  companyId: number,
  productId: number,
  sent: Sent,
  policyId: number | undefined,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const taken = sent.prices?.length ? await listTakenPrices(db, companyId, policyId, sent.prices) : new Set();
  for (const [index, price] of (sent.prices ?? []).entries())
    if (taken.has(price)) problems.push(problem("billing_price_taken", `/prices/${index}`, price));
  const { license_product_feature_templates: features, license_custom_field_templates: fields } = sent;
  if (features?.length) {
    const ids = features.map((each) => each.id);
    problems.push(...judgeFeatures(ids, await listUsableFeatures(db, companyId, productId)));
  }
  if (fields?.length) {
    const ids = fields.map((each) => each.id);
    problems.push(...judgeCustomFields(ids, await listUsableFields(db, companyId, productId)));
  }
  const file = sent.installation_file;
  if (file && !(await hasInstallationFile(db, companyId, productId, file)))
    problems.push(
      problem("validation_error", "/installation_file", file, "The product has no such installation file."),
    );
  return problems;
}

async function writeParts(db: Db, companyId: number, policyId: number, sent: Sent): Promise<void> {
  const { license_product_feature_templates: features, license_custom_field_templates: fields } = sent;
  if (features) {
    const entries = features.map(({ id, ...values }) => ({ ...written(values, {}), product_feature_id: id }));
    await replacePolicyFeatures(db, companyId, policyId, entries);
  }
  if (sent.prices) await replacePrices(db, companyId, policyId, [...new Set(sent.prices)]);
  if (fields) {
    const entries = fields.map(({ id, default_value }) => ({ product_custom_field_id: id, default_value }));
    await replacePolicyFields(db, companyId, policyId, entries);
  }
}
