import { z } from "zod";
import { orderJson } from "../../platform/http/body-headers.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { patchOrder, readFlatOrder, removeOrder, safelyRemoveOrder } from "./change-order.flow.ts";
import { flatOrderObject, orderPatch } from "./change-order.schema.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Orders";

/** `PATCH` and `DELETE orders/{id}/` (management-api.md §4.5, rows 5 and 6), `safe_delete/` (§4.8, row 158). */
export function changeOrderRoutes(api: Api): void {
  changeOrderRoute(api);
  deleteOrderRoute(api);
  safelyDeleteOrderRoute(api);
}

function changeOrderRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path: "/orders/:id/",
      permission: "orders_write",
      tag,
      summary: "Change an order, or move it to another customer or account",
      description:
        "What is written on the order of its customer follows a new customer, and so does its account, unless customer_account names one.",
      params,
      body: orderPatch,
      // An order may be sent back as it was read, with all its licenses.
      takes: orderJson,
      audits: { object: "orders", action: "update", shows: "/orders/:id/" },
      locks: "orders",
      answers: { json: flatOrderObject },
      errors: [
        "test_clock_needs_test_order",
        "not_found",
        "order_id_exists",
        "unknown_customer",
        "customer_account_not_found",
        "customer_account_id_mismatch",
      ],
    },
    handle: async ({ params: { id }, body }, context) => {
      await patchOrder(context, id, body);
      return readFlatOrder(context, id);
    },
  });
}

function deleteOrderRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/orders/:id/",
      permission: "orders_write",
      tag,
      summary: "Delete an order with its licenses",
      description:
        "With devices, histories and all else that hangs on them. Not while has_active_licenses is true: disable its licenses first.",
      params,
      audits: { object: "orders", action: "delete", shows: "/orders/:id/" },
      locks: "orders",
      answers: "nothing",
      errors: ["not_found", "order_has_active_licenses"],
    },
    handle: async ({ params: { id } }, context) => {
      await removeOrder(context, id);
    },
  });
}

function safelyDeleteOrderRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/orders/:id/safe_delete/",
      permission: "orders_write",
      tag,
      summary: "Delete an order that has no licenses",
      params,
      audits: { object: "orders", action: "delete", shows: "/orders/:id/" },
      locks: "orders",
      answers: "nothing",
      errors: ["not_found", "order_has_licenses"],
    },
    handle: async ({ params: { id } }, context) => {
      await safelyRemoveOrder(context, id);
    },
  });
}
