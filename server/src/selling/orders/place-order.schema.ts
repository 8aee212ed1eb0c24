import { z } from "zod";
import {
  bigCount,
  count,
  email,
  flag,
  maybe,
  metadataObjectOrText,
  text,
  verbatim,
  wireDateTime,
  word,
} from "../../platform/http/scalars.schema.ts";
import { customerShape } from "../../terms/customer-members.schema.ts";
import { propertiesSetBy } from "../../terms/license-properties.rules.ts";
import { orderShape } from "../../terms/members.schema.ts";
import { FEATURE_COUNTER, FEATURES } from "../../terms/product-features.rules.ts";

/**
 * The body of create_order, as tolerant as the clients in the field need (management-api.md §3.1–3.10): empty text,
 * empty objects, nulls and Go's zero dates count as absent; the older spellings are accepted.
 */

/** A required text; `sentence` is the refusal. */
const identifier = (sentence: string) => text(255).refine((value) => value !== "", sentence);

const metadata = metadataObjectOrText();

const customer = z.object({
  ...customerShape((schema) => maybe(schema)),
  company: maybe(text(200)),
  is_manager: maybe(flag()),
});

const user = z.object({
  email,
  is_manager: maybe(flag()),
  max_activations: maybe(count()),
  first_name: maybe(text(200)),
  last_name: maybe(text(200)),
  phone: maybe(text(200)),
  reference: maybe(text(200)),
});

const users = z.preprocess(
  (value) => (typeof value === "object" && value !== null && !Array.isArray(value) ? [value] : value),
  z.array(user),
);

const feature = z.preprocess(
  (value) => (typeof value === "string" ? { code: value } : value),
  z.object({
    code: identifier("A feature needs its code."),
    ...orderShape({ ...FEATURES, ...FEATURE_COUNTER }),
  }),
);

/** The features of a license, as an order lists them. */
export const orderFeatures = z.array(feature);

const customField = z.object({
  name: identifier("A custom field needs its name."),
  value: z.preprocess(
    (value) => (typeof value === "number" || typeof value === "boolean" ? String(value) : (value ?? "")),
    z.string().max(10_000, "At most 10000 characters."),
  ),
});

/** Every property of a license that an order may state, in its canonical spelling. */
export const propertyShape = orderShape(propertiesSetBy("order"));

const policyShape = {
  policy_code: maybe(text(255)),
  license_template_code: maybe(text(255)),
  license_policy: maybe(text(255)),
  license_template: maybe(bigCount()),
};

const holderShape = {
  key: maybe(text(300)),
  users: maybe(users),
  user: maybe(user),
};

const licenseShape = {
  ...holderShape,
  ...policyShape,
  ...propertyShape,
  enable_maintenance_duration: maybe(flag()),
  product_code: maybe(text(255)),
  product_features: maybe(orderFeatures),
  custom_fields: maybe(z.array(customField)),
};

const bundleProduct = z.object(licenseShape).check(checkPolicySpellings);
const nestedProducts = maybe(z.array(bundleProduct));

const license = z.object({
  ...licenseShape,
  products: nestedProducts,
  licenses: nestedProducts,
  items: nestedProducts,
});

type PolicyMembers = { [name in "policy_code" | "license_template_code" | "license_policy"]?: string | undefined };

/** Two spellings of one policy must not contradict each other. */
function checkPolicySpellings(context: z.core.ParsePayload<PolicyMembers>): void {
  const { policy_code, license_template_code, license_policy } = context.value;
  const codes = new Set([policy_code, license_template_code, license_policy].filter((code) => code !== undefined));
  if (codes.size > 1) {
    const path = license_template_code === undefined ? ["license_policy"] : ["license_template_code"];
    const message = "The policy is named twice, and the names differ.";
    context.issues.push({
      code: "custom",
      input: context.value,
      path,
      message,
      params: { code: "conflicting_license_policy" },
    });
  }
}

/** One license object of an item. */
export const orderLicense = license.check(checkPolicySpellings);

const item = z.object({
  ...holderShape,
  ...policyShape,
  product_code: identifier("An item needs a product_code."),
  note: maybe(verbatim(10_000)),
  subscription_id: maybe(text(255)),
  active: maybe(flag()),
  customer_account_id: maybe(bigCount()),
  licenses: z.array(orderLicense).min(1, "An item needs at least one license."),
});

/** One item of an order. */
export const orderItem = item.check(checkPolicySpellings);

/** The body of `POST orders/create_order/`. */
export const orderBody = z.object({
  id: identifier("An order needs an id."),
  is_bundle: maybe(flag()),
  append: maybe(flag()),
  is_test: maybe(flag()),
  is_trial: maybe(flag()),
  test_clock: maybe(bigCount()),
  created: maybe(wireDateTime()),
  order_type: maybe(word(["normal"], "The only order_type is normal.")),
  reference: maybe(text(255)),
  language: maybe(text(35)),
  campaign_params: maybe(text(2000)),
  download_id: maybe(text(255)),
  prevent_vm: maybe(flag()),
  metadata: maybe(metadata),
  include_metadata_string: maybe(flag()),
  customer: maybe(customer),
  customer_account_id: maybe(bigCount()),
  add_to_customer_account: maybe(flag()),
  ...policyShape,
  items: z.array(orderItem).min(1, "An order needs at least one item."),
});

/** A parsed body of create_order. */
export type OrderBody = z.output<typeof orderBody>;
/** A parsed item of it. */
export type ItemBody = OrderBody["items"][number];
/** A parsed license object, in an item or among the products of a bundle. */
export type LicenseBody = z.output<typeof license>;

/** The names each object of the body may hold; anything else is ignored and reported. */
export const knownMembers = {
  order: new Set(Object.keys(orderBody.shape)),
  customer: new Set(Object.keys(customer.shape)),
  item: new Set(Object.keys(item.shape)),
  license: new Set(Object.keys(license.shape)),
  user: new Set(Object.keys(user.shape)),
  feature: new Set(Object.keys(feature.out.shape)),
  customField: new Set(Object.keys(customField.shape)),
};
