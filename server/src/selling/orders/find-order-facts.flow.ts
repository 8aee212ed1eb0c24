import type { Db } from "../../platform/db/connect.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { findCatalogFacts } from "./catalog-facts.store.ts";
import type { ProductFacts } from "./license-of-product.rules.ts";
import { findOwnFacts, mentionsOf, type OwnFacts } from "./order-facts.store.ts";
import type { OrderRequest } from "./order-request.rules.ts";

/** Finds products by code as they were at a version of the catalog, or later. */
export type FindProducts = (
  db: Db,
  companyId: number,
  codes: readonly string[],
  version: number,
) => Promise<readonly ProductFacts[]>;

/** All facts that orders are placed upon: each order with its own, in the order of the list. */
export async function findOrderFacts(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  orders: readonly OrderRequest[],
  findProducts: FindProducts = readProducts,
): Promise<(OwnFacts & { readonly products: readonly ProductFacts[] })[]> {
  const { catalogVersion, ofOrders } = await findOwnFacts(db, companyId, orders);
  const products = await findProducts(db, companyId, mentionsOf(orders).codes, catalogVersion);
  return ofOrders.map((own) => ({ ...own, products }));
}

const readProducts: FindProducts = async (db, companyId, codes) =>
  (await findCatalogFacts(db, companyId, codes)).products;

const codesMax = 10_000;

/**
 * Keeps products in memory while the catalog has the version they were read at; the version is read anew with the facts
 * of every order, so nothing is sold on outdated terms. Only for reading outside transactions that change the catalog
 * themselves.
 */
export function rememberProducts(): FindProducts {
  const shelves = new Map<number, { version: number; byCode: Map<string, readonly ProductFacts[]> }>();
  let codesKept = 0;
  return async (db, companyId, codes, version) => {
    const shelf = shelves.get(companyId);
    const kept = codes.map((code) => shelf?.byCode.get(code));
    if (shelf?.version === version && kept.every((products) => products !== undefined))
      return kept.flatMap((products) => products ?? []);
    const found = await findCatalogFacts(db, companyId, codes);
    if (codesKept > codesMax) {
      shelves.clear();
      codesKept = 0;
    }
    const known = shelves.get(companyId);
    const byCode = known?.version === found.version ? known.byCode : new Map<string, readonly ProductFacts[]>();
    for (const code of codes)
      byCode.set(
        code,
        found.products.filter((product) => product.short_code === code),
      );
    shelves.set(companyId, { version: found.version, byCode });
    codesKept += codes.length;
    return found.products;
  };
}
