import type { Db } from "../../platform/db/connect.ts";
import { byId } from "../../platform/values/lists.ts";
import { loadProductParts } from "../catalog/catalog-parts.flow.ts";
import { presentCustomField } from "../catalog/custom-field.schema.ts";
import { findCustomField } from "../catalog/custom-field.store.ts";
import { presentFeature } from "../catalog/feature.schema.ts";
import { findFeature } from "../catalog/feature.store.ts";
import { presentFile } from "../catalog/installation-file.schema.ts";
import { findFile } from "../catalog/installation-file.store.ts";
import { presentProduct } from "../catalog/product.schema.ts";
import { findProduct } from "../catalog/product.store.ts";
import { presentFeatureCheckout, presentLicenseCheckout } from "../consumption-pools/checkout.schema.ts";
import { findCheckout } from "../consumption-pools/checkout.store.ts";
import { presentPool } from "../consumption-pools/pool.schema.ts";
import { findPool } from "../consumption-pools/pool.store.ts";
import { presentAccount } from "../customers/account.schema.ts";
import { presentDeviceInside } from "../devices/device.schema.ts";
import { findDevices } from "../devices/device.store.ts";
import { presentDeviceVariable } from "../devices/device-variable.schema.ts";
import { findDeviceVariable } from "../devices/device-variable.store.ts";
import { presentGroup } from "../license-users/group.schema.ts";
import { findGroup } from "../license-users/group.store.ts";
import { presentUserDetails } from "../license-users/user-details.schema.ts";
import { findLicenseUser } from "../license-users/user-details.store.ts";
import { presentLicense } from "../licenses/license.schema.ts";
import { findLicensesById } from "../licenses/license.store.ts";
import { presentLicenseFeature } from "../licenses/license-feature.schema.ts";
import { findLicenseFeature } from "../licenses/license-feature.store.ts";
import { presentLicenseField } from "../licenses/license-field.schema.ts";
import { findLicenseField } from "../licenses/license-field.store.ts";
import { completeLicenses } from "../licenses/read-licenses.flow.ts";
import { presentListedOrder } from "../orders/order.schema.ts";
import { readListedOrders } from "../orders/read-order.flow.ts";
import { findAccount } from "../people/account.store.ts";
import { presentCustomer } from "../people/customer.schema.ts";
import { findCustomers } from "../people/customer.store.ts";
import { presentScheduledUpdate } from "../scheduled-updates/scheduled-update.schema.ts";
import { findScheduledUpdates } from "../scheduled-updates/scheduled-update.store.ts";
import type { EventObject } from "./event-codes.rules.ts";
import { presentEndpoint } from "./webhook-endpoint.schema.ts";
import { findEndpoint } from "./webhook-endpoint.store.ts";

// The objects that events carry, as the Management API presents them, in the state of the moment when the event is
// handed over.

/** Where objects are read from, as of a moment. */
export interface Reading {
  readonly db: Db;
  readonly companyId: number;
  readonly now: Date;
}

/** The objects of a kind by their ids; what is gone is missing. */
type Read = (reading: Reading, ids: readonly number[]) => Promise<ReadonlyMap<number, object>>;

/** No password is opened for an event. */
const sealed = () => "";

/** Objects that are read one by one: few of them are in events that come often. */
function each<Row extends object>(
  find: (db: Db, companyId: number, id: number) => Promise<Row | undefined>,
  present: (row: Row, reading: Reading) => object,
): Read {
  return async (reading, ids) => {
    const found = new Map<number, object>();
    for (const id of ids) {
      const row = await find(reading.db, reading.companyId, id);
      if (row) found.set(id, present(row, reading));
    }
    return found;
  };
}

const readers: Readonly<Record<EventObject, Read>> = {
  license: async ({ db, companyId, now }, ids) => {
    const rows = await completeLicenses({ db, companyId, now }, await findLicensesById(db, companyId, ids));
    return byId(rows.map((row) => presentLicense(row, sealed)));
  },
  device: async ({ db, companyId, now }, ids) =>
    byId((await findDevices(db, companyId, ids, now)).map(presentDeviceInside)),
  license_user: each(findLicenseUser, (row, { companyId }) => presentUserDetails(row, companyId, sealed)),
  customer: async ({ db, companyId }, ids) =>
    byId([...(await findCustomers(db, companyId, ids)).values()].map(presentCustomer)),
  order: async ({ db, companyId, now }, ids) =>
    byId((await readListedOrders(db, companyId, ids, now)).map((row) => presentListedOrder(row, sealed))),
  license_product_feature: each(findLicenseFeature, (row, { now }) => presentLicenseFeature(row, now)),
  license_custom_field: each(findLicenseField, presentLicenseField),
  device_variable: each(findDeviceVariable, presentDeviceVariable),
  product: async ({ db, companyId }, ids) => {
    const rows = await Promise.all(ids.map((id) => findProduct(db, companyId, id)));
    const products = rows.filter((row) => row !== undefined);
    const partsOf = await loadProductParts({ db, companyId }, products);
    return byId(products.map((row) => presentProduct(row, partsOf(row))));
  },
  product_feature: each(findFeature, presentFeature),
  product_custom_field: each(findCustomField, presentCustomField),
  installation_file: each(findFile, presentFile),
  license_user_group: each(findGroup, presentGroup),
  consumption_pool: each(findPool, (row, { now }) => presentPool(row, now)),
  consumption_pool_license_checkout: each(
    (db, companyId, id) => findCheckout(db, companyId, "license", id),
    presentLicenseCheckout,
  ),
  consumption_pool_license_feature_checkout: each(
    (db, companyId, id) => findCheckout(db, companyId, "feature", id),
    presentFeatureCheckout,
  ),
  customer_account: each(findAccount, presentAccount),
  scheduled_update: async ({ db, companyId }, ids) =>
    byId((await findScheduledUpdates(db, companyId, ids)).map(presentScheduledUpdate)),
  webhook_endpoint: each(findEndpoint, presentEndpoint),
};

/** The objects that are wanted, each read once, by their kinds and ids. */
export async function readObjects(
  reading: Reading,
  wanted: ReadonlyMap<EventObject, ReadonlySet<number>>,
): Promise<ReadonlyMap<EventObject, ReadonlyMap<number, object>>> {
  const found = new Map<EventObject, ReadonlyMap<number, object>>();
  for (const [kind, ids] of wanted) found.set(kind, await readers[kind](reading, [...ids]));
  return found;
}
