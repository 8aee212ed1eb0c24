import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { addManagers, listManagers, removeManager } from "./order-manager.flow.ts";
import { managerBody, managerObject, managersBody, removeManagerBody } from "./order-manager.schema.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Orders";

/** License managers of an order (management-api.md §4.7, rows 9–12). */
export function orderManagerRoutes(api: Api): void {
  listManagersOfOrderRoute(api);
  addManagerToOrderRoute(api);
  addManagersToOrderRoute(api);
  removeManagerFromOrderRoute(api);
}

const written = { method: "POST", permission: "orders_write", tag, params } as const;

function listManagersOfOrderRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/orders/:id/managers/",
      permission: "orders_read",
      tag,
      summary: "List the license managers of an order",
      params,
      reads: "list",
      answers: { json: z.array(managerObject) },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => listManagers(context, id),
  });
}

function addManagerToOrderRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...written,
      path: "/orders/:id/add_manager/",
      summary: "Make somebody a license manager of an order",
      description:
        "Who is no license user yet becomes one, with an initial password. A password that is given replaces the one of a known user.",
      body: managerBody,
      audits: { object: "orders", action: "add_manager", shows: "/orders/:id/" },
      locks: "orders",
      answers: { json: managerObject },
      errors: ["not_found"],
    },
    handle: async ({ params: { id }, body }, context) => (await addManagers(context, id, [body]))[0],
  });
}

function addManagersToOrderRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...written,
      path: "/orders/:id/add_managers/",
      summary: "Make several people license managers of an order",
      body: managersBody,
      audits: { object: "orders", action: "add_managers", shows: "/orders/:id/" },
      locks: "orders",
      answers: { json: z.array(managerObject) },
      errors: ["not_found", "duplicate_license_user"],
    },
    handle: async ({ params: { id }, body }, context) => addManagers(context, id, body),
  });
}

function removeManagerFromOrderRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...written,
      path: "/orders/:id/remove_manager/",
      summary: "Take the management of an order from a license user",
      description: "The user stays, with the licenses that are assigned to them.",
      body: removeManagerBody,
      audits: { object: "orders", action: "remove_manager", shows: "/orders/:id/" },
      locks: "orders",
      answers: { json: z.strictObject({ detail: z.literal("removed") }) },
      errors: ["not_found", "license_manager_not_found"],
    },
    handle: async ({ params: { id }, body }, context) => {
      await removeManager(context, id, body.license_user_id);
      return { detail: "removed" };
    },
  });
}
