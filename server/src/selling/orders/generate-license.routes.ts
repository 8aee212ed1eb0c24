import { ApiError, titleOf } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import type { CallAction } from "../../platform/http/activities.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import type { Permission } from "../../platform/http/roles-and-permissions.schema.ts";
import { generateLicenseKeys, type LicenseKeyForm } from "../../platform/signing/license-key.ts";
import type { RandomBytes } from "../../platform/signing/random-choice.ts";
import { generatedKeys, generateLicenseQuery } from "./generate-license.schema.ts";
import { findProductByCode, listUsedKeys } from "./generate-license.store.ts";

const attemptsMax = 20;
// Below the 2^16 keys of the shortest length and the smallest alphabet.
const drawnMax = 50_000;

/**
 * `GET orders/generate_license/` (management-api.md §4.1): keys that no license has yet; nothing is stored or reserved.
 */
export function generateLicenseRoutes(api: Api): void {
  generateLicenseAt(api, "/orders/generate_license/", "orders_read", "keygen");
}

/** Publishes the generation of keys at an address; a caller with products of its own is given keys of these only. */
export function generateLicenseAt(api: Api, path: string, permission: Permission, activity?: CallAction): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path,
      permission,
      tag: "Orders",
      summary: "Generate license keys",
      description: "Keys that no license has yet, for a later order. They are not reserved.",
      query: generateLicenseQuery,
      ...(activity && { activity }),
      reads: "list",
      answers: { json: generatedKeys },
      errors: ["not_found", "invalid_product_auth_method", "api_key_product_not_allowed"],
    },
    handle: async ({ query }, { db, companyId, caller, deps, activity }) => {
      const product = await findProductByCode(db, companyId, query.product);
      if (!product) throw new ApiError("not_found", { message: titleOf("unknown_product") });
      if (caller.productIds && !caller.productIds.includes(product.id))
        throw new ApiError("api_key_product_not_allowed");
      activity.product_id = product.id;
      if (product.authorization_method !== "license-key") throw new ApiError("invalid_product_auth_method");
      const form = {
        ...(query.key_length === undefined ? {} : { length: query.key_length }),
        ...(query.alphabet === undefined ? {} : { alphabet: query.alphabet }),
      };
      return unusedKeys(db, companyId, query.quantity ?? 1, form, deps.random);
    },
  });
}

async function unusedKeys(db: Db, companyId: number, quantity: number, form: LicenseKeyForm, random: RandomBytes) {
  const found = new Set<string>();
  for (let attempt = 1; found.size < quantity; attempt += 1) {
    if (attempt > attemptsMax) {
      throw new ApiError("validation_error", { message: "Too few keys of this length and alphabet are free." });
    }
    // The fewer are free, the more are drawn.
    const drawn = generateLicenseKeys(Math.min((quantity - found.size) * attempt ** 2, drawnMax), form, random);
    const used = new Set(await listUsedKeys(db, companyId, drawn));
    for (const key of drawn) if (!used.has(key) && found.size < quantity) found.add(key);
  }
  return [...found];
}
