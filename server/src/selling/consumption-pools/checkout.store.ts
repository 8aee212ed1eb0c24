import type { Db } from "../../platform/db/connect.ts";
import { type ListPage, type ListSpec, type Page, readPage } from "../../platform/db/list-query.ts";
import type { ConsumptionPoolCheckoutsRow } from "../../platform/db/rows.generated.ts";

const shared: ListSpec["filters"] = {
  id: { kind: "integer", column: (db) => db`c.id`, published: ["exact", "in"] },
  consumption_pool: { kind: "integer", column: (db) => db`c.consumption_pool_id`, published: ["exact"] },
  device: { kind: "integer", column: (db) => db`c.device_id`, published: ["exact"] },
  license: { kind: "integer", column: (db) => db`c.license_id`, published: ["exact"] },
  synced_at: { kind: "time", column: (db) => db`c.synced_at`, published: ["isnull"] },
};
const rest: Omit<ListSpec, "filters" | "from"> = {
  orderings: {
    id: (db) => db`c.id`,
    created_at: (db) => db`c.created_at`,
    synced_at: (db) => db`c.synced_at`,
  },
  nullable: ["synced_at"],
  id: (db) => db`c.id`,
};

/** What checkouts are of: licenses, or features of licenses. */
export type CheckoutKind = "license" | "feature";

/** What their lists can be filtered and ordered by (management-api.md §7.1). */
export const checkoutLists: Readonly<Record<CheckoutKind, ListSpec>> = {
  license: {
    ...rest,
    from: (db, companyId) => fromOf(db, companyId, "license"),
    filters: shared,
  },
  feature: {
    ...rest,
    from: (db, companyId) => fromOf(db, companyId, "feature"),
    filters: {
      ...shared,
      license_product_feature: {
        kind: "integer",
        column: (db) => db`c.license_product_feature_id`,
        published: ["exact"],
      },
    },
  },
};

/** One page of the checkouts of a kind. */
export function listCheckouts(
  db: Db,
  companyId: number,
  kind: CheckoutKind,
  page: ListPage,
): Promise<Page<ConsumptionPoolCheckoutsRow>> {
  return readPage(db, companyId, checkoutLists[kind], page, columns(db));
}

/** One checkout of a kind. */
export async function findCheckout(
  db: Db,
  companyId: number,
  kind: CheckoutKind,
  id: number,
): Promise<ConsumptionPoolCheckoutsRow | undefined> {
  const [row] = await db<ConsumptionPoolCheckoutsRow[]>`
    select ${columns(db)} ${fromOf(db, companyId, kind)} and c.id = ${id}`;
  return row;
}

function columns(db: Db) {
  return db`c.id, c.company_id, c.created_at, c.checked_out, c.consumed, c.returned, c.synced_at, c.consumption_pool_id,
    c.device_id, c.license_id, c.license_product_feature_id`;
}

function fromOf(db: Db, companyId: number, kind: CheckoutKind) {
  const isOfKind =
    kind === "license" ? db`c.license_product_feature_id is null` : db`c.license_product_feature_id is not null`;
  return db`from consumption_pool_checkouts c where c.company_id = ${companyId} and ${isOfKind}`;
}
