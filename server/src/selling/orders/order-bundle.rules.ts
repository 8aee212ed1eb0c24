import { type Problem, problem } from "../../errors.ts";
import type { ItemRequest, KeyRequest, LicenseRequest, UsersRequest } from "./order-request.rules.ts";

/** One bundle license as an order asks for it. */
export interface WantedBundle {
  /** The properties of the bundle license itself; its products take from them what they do not set. */
  readonly license: LicenseRequest;
  readonly key: KeyRequest | undefined;
  readonly users: UsersRequest | undefined;
  readonly products: readonly LicenseRequest[];
  readonly at: string;
}

/**
 * Reads an item of a bundle order in either form (management-api.md §3.9): license objects that hold `products`, each a
 * bundle license; or flat license objects that carry `product_code` themselves, together one bundle license.
 */
export function bundlesOf(item: ItemRequest, problems: Problem[]): WantedBundle[] {
  const flat = item.licenses.filter((license) => license.product_code !== undefined && license.products.length === 0);
  const nested = item.licenses.filter((license) => license.products.length > 0);
  for (const license of item.licenses)
    if (license.product_code === undefined && license.products.length === 0)
      problems.push(problem("bundle_products_required", license.at));
  const wanted: WantedBundle[] = nested.map((license) => ({
    license,
    key: license.key ?? item.key,
    users: license.users ?? item.users,
    products: license.products,
    at: license.at,
  }));
  const [first] = flat;
  if (first) wanted.push(flatBundle(item, first, flat, problems));
  return wanted;
}

function flatBundle(
  item: ItemRequest,
  first: LicenseRequest,
  flat: readonly LicenseRequest[],
  problems: Problem[],
): WantedBundle {
  const keys = [item.key, ...flat.map((license) => license.key)].filter((key) => key !== undefined);
  const [shared, ...others] = keys;
  for (const key of others)
    if (key.given !== shared?.given) problems.push(problem("conflicting_license_key", key.at, key.given));
  return {
    license: {
      ...first,
      product_code: undefined,
      properties: {},
      product_features: undefined,
      custom_fields: [],
      policy: undefined,
    },
    key: shared,
    users: item.users ?? flat.find((license) => license.users)?.users,
    products: flat,
    at: first.at,
  };
}
