import { endOf, isExpired } from "../../terms/expiry.rules.ts";
import type { Refusal } from "../../terms/refusal.rules.ts";
import type { Rule } from "../../terms/rule-list.rules.ts";
import type { Claim, License, LicenseFacts, ProductFacts } from "./activation-facts.rules.ts";

/** Rules that several calls about a license begin with or share (semantics.md §2.4, A2 to A5). */

/** Facts of which the first rules have established that there is a license. */
export interface FoundFacts extends LicenseFacts {
  readonly product: ProductFacts;
  readonly license: License;
}

/** The facts as they are once no rule has refused. */
export function found(facts: LicenseFacts): FoundFacts {
  if (!facts.product || !facts.license) throw new Error("the rules let a call pass that has no license");
  return facts as FoundFacts;
}

const hasProduct = ({ product }: LicenseFacts) => product !== undefined;
/** Whether rules about the license have something to read. */
export const hasLicense = ({ license }: LicenseFacts) => license !== undefined;

type OfProduct = LicenseFacts & { readonly product: ProductFacts };

const product: Rule<LicenseFacts, Claim> = {
  name: "product",
  judge: (facts) => (facts.product ? undefined : { refusal: "unknown_product" }),
  facts: (facts) => ({ product: facts.product?.short_code ?? null }),
  remedy: () => ({ action: "check_product_code", text: "Call with the code of a product that exists." }),
};

const identity: Rule<OfProduct, Claim> = {
  name: "identity",
  canJudge: hasProduct,
  judge(facts, { names_key, names_user }) {
    if (facts.product.authorization_method === "user")
      return names_user ? undefined : { refusal: "license_key_or_license_user_required" };
    return names_key ? undefined : { refusal: "license_key_required" };
  },
  facts: (facts, { names_key, names_user }) => ({
    authorization_method: facts.product.authorization_method,
    names_license_key: names_key,
    names_user,
  }),
  remedy: (facts) =>
    facts.product.authorization_method === "user"
      ? { action: "name_user", text: "Users hold the licenses of this product: name one by username." }
      : { action: "name_license_key", text: "Name the license by its license_key." },
};

const productEnabled: Rule<OfProduct, Claim> = {
  name: "product_enabled",
  canJudge: hasProduct,
  judge: (facts) => (facts.product.active ? undefined : { refusal: "disabled_product" }),
  facts: (facts) => ({ product: facts.product.short_code, active: facts.product.active }),
  remedy: () => ({ action: "enable_product", text: "Make the product active again." }),
};

const productArchived: Rule<OfProduct, Claim> = {
  name: "product_archived",
  canJudge: hasProduct,
  judge: (facts) => (facts.product.is_archived ? { refusal: "archived_product" } : undefined),
  facts: (facts) => ({ product: facts.product.short_code, is_archived: facts.product.is_archived }),
  remedy: () => ({ action: "restore_product", text: "Take the product out of the archive." }),
};

const apiKey: Rule<OfProduct, Claim> = {
  name: "api_key",
  canJudge: hasProduct,
  judge: (facts, { product_ids }) =>
    product_ids && !product_ids.includes(facts.product.id) ? { refusal: "api_key_product_not_allowed" } : undefined,
  facts: (facts, { product_ids }) => ({ product_id: facts.product.id, allowed_product_ids: product_ids ?? null }),
  remedy: () => ({ action: "allow_product", text: "Use an API key that may use this product." }),
};

/** A product in use, named with what its licenses are held by, and open to the API key (A2 and A3). */
export const productRules: readonly Rule<LicenseFacts, Claim>[] = [product, identity, productEnabled, apiKey];
/** The same for a new device, which an archived product does not take. */
export const offeredProductRules: readonly Rule<LicenseFacts, Claim>[] = [
  product,
  identity,
  productEnabled,
  productArchived,
  apiKey,
];

const noneOfUser = {
  refusal: "license_not_found",
  message: "License with the provided license user not found",
} as const;

const license: Rule<LicenseFacts, Claim> = {
  name: "license",
  judge(facts) {
    if (facts.license) return undefined;
    return facts.product?.authorization_method === "user" ? noneOfUser : { refusal: "license_not_found" };
  },
  facts: (facts) => ({
    license_id: facts.license?.id ?? null,
    ...(facts.product?.authorization_method === "user" ? { license_user: facts.user?.true_email ?? null } : {}),
  }),
  remedy(facts) {
    if (facts.product?.is_bundle)
      return {
        action: "name_product_of_bundle",
        text: "A bundle cannot do this as a whole: name one of its products.",
      };
    if (facts.product?.authorization_method !== "user")
      return { action: "check_license_key", text: "Call with a license key of this product." };
    return { action: "assign_user", text: "Assign the license to this user." };
  },
};

/** A key that was replaced works for some time. */
const formerKey: Rule<FoundFacts, Claim> = {
  name: "former_key",
  canJudge: hasLicense,
  judge({ former_key }, _asked, now) {
    if (!former_key || now < former_key.ends_at) return undefined;
    return { refusal: "license_key_rolled" };
  },
  facts: formerKeyFacts,
  remedy: () => ({ action: "use_new_key", text: "Call with the present key of the license." }),
};

/** A key that was replaced binds no device that has no seat yet. */
export const formerKeyBinds: Rule<FoundFacts, unknown> = {
  name: "former_key_binds",
  canJudge: hasLicense,
  judge({ former_key, device }) {
    if (!former_key || device?.device_active) return undefined;
    const message = "This license key was replaced. Another device needs the new one.";
    return { refusal: "license_key_rolled", message };
  },
  facts: (facts) => ({ ...formerKeyFacts(facts), device_active: facts.device?.device_active ?? false }),
  remedy: () => ({ action: "use_new_key", text: "Activate this device with the present key of the license." }),
};

function formerKeyFacts({ former_key }: FoundFacts) {
  return former_key
    ? { is_former_key: true, key_rolled_at: former_key.rolled_at, key_ends_at: former_key.ends_at }
    : { is_former_key: false };
}

const licenseEnabled: Rule<FoundFacts, Claim> = {
  name: "license_enabled",
  canJudge: hasLicense,
  judge: (facts) => (facts.license.enabled ? undefined : { refusal: "license_not_enabled" }),
  facts: (facts) => ({ enabled: facts.license.enabled }),
  remedy: () => ({ action: "enable_license", text: "Enable the license." }),
};

/** What every call needs of the license before it looks closer (A4, A5). */
export const licenseRules: readonly Rule<LicenseFacts, Claim>[] = [license, formerKey, licenseEnabled];

/** Whether the device is one that the vendor keeps out (A7). */
export const blacklist: Rule<FoundFacts, unknown> = {
  name: "blacklist",
  canJudge: hasLicense,
  judge: (facts) => (facts.is_blacklisted ? { refusal: "blacklisted" } : undefined),
  facts: (facts) => ({ is_blacklisted: facts.is_blacklisted }),
  remedy: () => ({ action: "remove_from_blacklist", text: "Take the device off the blacklist of this license." }),
};

/** Whether the license may be used on a machine like this one (A9). */
export const virtualMachine: Rule<FoundFacts, { readonly is_vm: boolean }> = {
  name: "virtual_machine",
  canJudge: hasLicense,
  judge: (facts, { is_vm }) => (facts.license.prevent_vm && is_vm ? { refusal: "vm_not_allowed" } : undefined),
  facts: (facts, { is_vm }) => ({ is_vm, prevent_vm: facts.license.prevent_vm }),
  remedy: () => ({
    action: "allow_virtual_machines",
    text: "Switch prevent_vm of the license off, or use a machine that is not virtual.",
  }),
};

/** Whether the license has ended (A8); each call has its own code for that. */
function validity(refusalOf: (license: License) => Refusal): Rule<FoundFacts, unknown> {
  return {
    name: "validity",
    canJudge: hasLicense,
    judge: (facts, _asked, now) => (isExpired(facts.license, now) ? refusalOf(facts.license) : undefined),
    facts: ({ license }) => ({
      license_type: license.license_type,
      is_trial: license.is_trial,
      validity_period: license.validity_period,
      ends: endOf(license),
    }),
    remedy: () => ({ action: "extend_validity", text: "Give the license a later validity_period." }),
  };
}

/** An expired license is not activated. */
export const validityToActivate = validity(({ is_trial }) => ({
  refusal: is_trial ? "trial_expired" : "license_expired",
}));
/** Nor does it give anything away. */
export const validityToUse = validity(() => ({ refusal: "license_expired" }));
