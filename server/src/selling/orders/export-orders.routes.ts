import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { csvFile } from "../../platform/http/csv.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { dayMs } from "../../platform/values/durations.ts";
import { exportColumns, exportedProperties, exportQuery, type Period } from "./export-orders.schema.ts";
import { type ExportedOrders, readOrdersForExport } from "./export-orders.store.ts";
import { findOwnOrders } from "./order.store.ts";

/** `GET orders/export/` and `GET orders/{id}/export/` (management-api.md §4.6): CSV files that imports read. */
export function exportOrdersRoutes(api: Api): void {
  exportOrdersRoute(api);
  exportOrderRoute(api);
}

const shared = { method: "GET", permission: "orders_read", tag: "Orders" } as const;

function exportOrdersRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      reads: "list",
      path: "/orders/export/",
      summary: "Export the orders of a period as CSV",
      description:
        "A row for each license, with its order, its customer and its users. Give either range, or from and to. The columns are named as imports name them.",
      query: exportQuery,
      answers: { csv: "orders" },
      errors: [],
    },
    handle: async ({ query }, context) => file(context, ordersOf(query, context.now)),
  });
}

function exportOrderRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      reads: "list",
      path: "/orders/:id/export/",
      summary: "Export an order as CSV",
      description: "A row for each license, with the order, its customer and its users.",
      params: z.object({ id: bigCount({ min: 1 }) }),
      answers: { csv: "order" },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      const [order] = await findOwnOrders(context.db, context.companyId, [id]);
      if (!order) throw new ApiError("not_found");
      return file(context, { id });
    },
  });
}

function ordersOf(period: Period, now: Date): ExportedOrders {
  return "days" in period ? { since: new Date(now.getTime() - period.days * dayMs) } : period;
}

function file({ db, companyId }: Context, which: ExportedOrders) {
  return csvFile(exportColumns, readOrdersForExport(db, companyId, which, exportedProperties));
}
