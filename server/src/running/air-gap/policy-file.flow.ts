import { presentCarried } from "../../access/signing-keys/signing-keys.schema.ts";
import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { keyMembers, signingSet } from "../../platform/http/signing-set.ts";
import { canonicalJson } from "../../platform/signing/canonical-json.ts";
import { documentFile } from "../../platform/signing/offline-document.ts";
import { canonicalOrder } from "../../selling/orders/canonical-order.schema.ts";
import { orderBody } from "../../selling/orders/place-order.schema.ts";
import { previewOrder } from "../../selling/orders/place-orders.flow.ts";
import { findPolicyCodes } from "./policy-file.store.ts";

/**
 * The policy file that ships with an application for air-gapped machines: base64 of what a license of this policy
 * entitles to, under the policy's own id (license-api.md §8, step 5). It is what an order by this policy would issue on
 * the day the file is made, and is signed over everything but its signature. It names the key that signs, which is the
 * newest of those that its application knows (`keyIds`), or else the one that every application knows, and brings the
 * keys that came later.
 */
export async function policyFile(
  context: Context,
  policyId: number,
  keyIds: readonly string[] | undefined,
): Promise<string> {
  const { db, companyId, now } = context;
  const codes = await findPolicyCodes(db, companyId, policyId);
  if (!codes) throw new ApiError("not_found");
  const body = {
    id: "policy-file",
    items: [{ product_code: codes.short_code, licenses: [{ policy_code: codes.code }] }],
  };
  const { plan, products } = await previewOrder({ db, companyId, now }, canonicalOrder(orderBody.parse(body), body));
  const [terms] = plan.terms;
  const product = products.find(({ id }) => id === terms?.product_id);
  if (!terms || !product) throw new Error("an order of one license has no terms");
  if (!terms.properties.is_air_gapped) throw new ApiError("air_gap_not_allowed");
  const { signer } = signingSet(context, keyIds);
  const document = {
    id: policyId,
    license_template_id: policyId,
    ...terms.properties,
    product_features: terms.features.map(({ code, values }) => ({ code, ...values })),
    custom_fields: terms.custom_fields.map(({ name, value }) => ({ name, value })),
    product_details: {
      product_id: product.id,
      product_name: product.product_name,
      short_code: product.short_code,
      authorization_method: product.authorization_method,
    },
    company: { id: companyId },
    ...keyMembers(context, keyIds ?? [], presentCarried),
  };
  return documentFile({ ...document, license_signature_v2: signer.sign(canonicalJson(document)) });
}
