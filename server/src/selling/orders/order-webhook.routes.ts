import { ApiError } from "../../errors.ts";
import type { Api, Context } from "../../platform/http/endpoint.ts";
import { generateLicenseAt } from "./generate-license.routes.ts";
import type { OrderRequest } from "./order-request.rules.ts";
import { hasForeignLicenses, listForeignCodes } from "./order-webhook.store.ts";
import { placeOrderAt } from "./place-order.routes.ts";

/**
 * `GET /api/v3/webhook/license` and `POST /api/v3/webhook/order`, which older plugins of shops call on the host of the License API
 * (management-api.md §3.15): the generation of keys and the placing of orders, for keys of the License API that may do so.
 */
export function orderWebhookRoutes(api: Api): void {
  generateLicenseAt(api, "/license", "license_order");
  // These programs repeat a call whose answer was lost, and cannot mark it as the same.
  placeOrderAt(api, "/order", "license_order", { isSameCall: true, judge: requireOwnProducts });
}

async function requireOwnProducts(order: OrderRequest, { db, companyId, caller }: Context): Promise<void> {
  if (!caller.productIds) return;
  const codes = order.items.map(({ product_code }) => product_code);
  const foreign = await listForeignCodes(db, companyId, codes, caller.productIds);
  // The answer shows the whole order, so what others sold in it is not for this key.
  const isForeign = foreign.length > 0 || (await hasForeignLicenses(db, companyId, order.id, caller.productIds));
  if (isForeign) throw new ApiError("api_key_product_not_allowed");
}
