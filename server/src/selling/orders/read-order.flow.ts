import type { Db } from "../../platform/db/connect.ts";
import { type ListPage, type Page, readPageById } from "../../platform/db/list-query.ts";
import { onOneConnection } from "../../platform/db/one-connection.ts";
import type { OrdersRow } from "../../platform/db/rows.generated.ts";
import { rowsTogether } from "../../platform/db/shared-reads.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { passwordOpener } from "../../platform/signing/sealed-places.ts";
import type { SecretBox } from "../../platform/signing/secret-box.ts";
import { groupBy } from "../../platform/values/lists.ts";
import { licenseStatus } from "../../terms/expiry.rules.ts";
import type { OwnLicense } from "../licenses/license.rules.ts";
import { findLicensesOfOrders } from "../licenses/license.store.ts";
import { completeLicenses, type KnownParts } from "../licenses/read-licenses.flow.ts";
import { findCustomers } from "../people/customer.store.ts";
import { findManagersOfOrders } from "../people/license-user.store.ts";
import type { OrderItemRow, OrderRow } from "./order.rules.ts";
import { presentOrder } from "./order.schema.ts";
import { findOrdersWithActiveLicenses, findOwnOrders, listOrderItems, orderList } from "./order.store.ts";

/** A page of orders with customer and managers, without their items, as of `now` (management-api.md §4.2). */
export function listOrders(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  page: ListPage,
): Promise<Page<OrderRow>> {
  return readPageById(db, companyId, orderList, page, (ids) => readListed(db, companyId, ids, now));
}

const readListed = rowsTogether<OrderRow, Date>((db, companyId, ids, now) =>
  onOneConnection(db, (session) => readListedOrders(session, companyId, ids, now)),
);

/** Orders by their ids, as lists show them; one that the company does not have is left out. */
export async function readListedOrders(
  db: Db,
  companyId: number,
  ids: readonly number[],
  now: Date,
): Promise<OrderRow[]> {
  const [own, managers, active] = await Promise.all([
    findOwnOrders(db, companyId, ids),
    findManagersOfOrders(db, companyId, ids),
    findOrdersWithActiveLicenses(db, companyId, ids, now),
  ]);
  const customers = await findCustomers(db, companyId, buyersOf(own));
  const managersOf = groupBy(managers, (manager) => manager.order_id);
  return own.map((order) => {
    const customer = customers.get(order.customer_id) ?? null;
    return Object.assign(order, {
      customer,
      managers: managersOf.get(order.id) ?? [],
      has_active_licenses: active.has(order.id),
    });
  });
}

/**
 * The order objects of management-api.md §4.4 with their items and all their licenses, as of `now`; an id that the
 * company does not have is left out. `secrets` opens the initial passwords of users.
 */
export async function readOrders(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  ids: readonly number[],
  secrets: SecretBox,
) {
  const [orders, items, licenses] = await Promise.all([
    findOwnOrders(db, companyId, ids),
    listOrderItems(db, companyId, ids),
    findLicensesOfOrders(db, companyId, ids),
  ]);
  return completeOrders({ db, companyId, now }, { orders, items, licenses }, secrets);
}

/** Orders with their items and licenses, without what hangs on them. */
export interface BareOrders {
  readonly orders: readonly OrdersRow[];
  readonly items: readonly OrderItemRow[];
  readonly licenses: readonly OwnLicense[];
}

/** What is known about some orders before they are completed; what cannot be there is not looked for. */
export type KnownOrders = Omit<KnownParts, "customers"> & { readonly haveManagers?: boolean };

/** The order objects of orders whose own rows are at hand. */
export async function completeOrders(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  { orders, items, licenses: ownLicenses }: BareOrders,
  secrets: SecretBox,
  known: KnownOrders = {},
) {
  if (orders.length === 0) return [];
  const ids = orders.map(({ id }) => id);
  const reading = findCustomers(db, companyId, buyersOf(orders));
  const [customers, managers, licenses] = await Promise.all([
    reading,
    known.haveManagers === false ? [] : findManagersOfOrders(db, companyId, ids),
    completeLicenses({ db, companyId, now }, ownLicenses, { ...known, customers: reading }),
  ]);
  const managersOf = groupBy(managers, (manager) => manager.order_id);
  const itemsOf = groupBy(items, (item) => item.order_id);
  const licensesOf = groupBy(licenses, (license) => license.order_id);
  const open = passwordOpener(secrets, companyId);
  return orders.map((order) => {
    const own = licensesOf.get(order.id) ?? [];
    const row = {
      ...order,
      customer: customers.get(order.customer_id) ?? null,
      managers: managersOf.get(order.id) ?? [],
      has_active_licenses: own.some((license) => licenseStatus(license, license.read_at) === "Active"),
    };
    return presentOrder(row, itemsOf.get(order.id) ?? [], own, open);
  });
}

function buyersOf(orders: readonly { readonly customer_id: number | null }[]) {
  return orders.map((order) => order.customer_id);
}
