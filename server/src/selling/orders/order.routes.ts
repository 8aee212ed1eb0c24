import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { passwordOpener } from "../../platform/signing/sealed-places.ts";
import { readFlatOrder } from "./change-order.flow.ts";
import { listedOrderObject, orderObject, presentListedOrder } from "./order.schema.ts";
import { orderList } from "./order.store.ts";
import { listOrders, readOrders } from "./read-order.flow.ts";

/** `GET orders/` and `GET orders/{id}/` (management-api.md §4.2, §4.3). */
export function orderRoutes(api: Api): void {
  listOrdersRoute(api);
  readOrderRoute(api);
}

function listOrdersRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/orders/",
      permission: "orders_read",
      tag: "Orders",
      summary: "List orders",
      description: "Orders come without their items. Filters take the look-ups that GET licenses/ describes.",
      query: listQuery(orderList),
      reads: "list",
      answers: { json: listAnswer(listedOrderObject) },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const { db, companyId, now, deps } = context;
      const open = passwordOpener(deps.secrets, companyId);
      return presentPage(context, query, await listOrders({ db, companyId, now }, query), (row) =>
        presentListedOrder(row, open),
      );
    },
  });
}

function readOrderRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/orders/:id/",
      permission: "orders_read",
      tag: "Orders",
      summary: "Retrieve an order with its licenses",
      description: "By the numeric id, not by the id its creator gave (store_id).",
      params: z.object({ id: bigCount({ min: 1 }) }),
      reads: "object",
      answers: { json: orderObject },
      errors: ["not_found"],
    },
    handle: async ({ params }, { db, companyId, now, deps }) => {
      const [order] = await readOrders({ db, companyId, now }, [params.id], deps.secrets);
      if (!order) throw new ApiError("not_found");
      return order;
    },
    // Its licenses, which may be very many, change by calls of their own.
    show: ({ params: { id } }, context) => readFlatOrder(context, id),
  });
}
