import { z } from "zod";
import type { Db } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import type { CallAction } from "../../platform/http/activities.ts";
import { authorOf } from "../../platform/http/audit.ts";
import { orderJson } from "../../platform/http/body-headers.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import type { Permission } from "../../platform/http/roles-and-permissions.schema.ts";
import { flag } from "../../platform/http/scalars.schema.ts";
import { canonicalOrder, ignoredMembers, pathOfPointer } from "./canonical-order.schema.ts";
import { orderObject } from "./order.schema.ts";
import { orderBatches } from "./order-batch.flow.ts";
import type { OrderRequest } from "./order-request.rules.ts";
import { parseOrder } from "./parse-order.schema.ts";
import { orderBody } from "./place-order.schema.ts";
import { type PlacedOrder, placeOneOrder, previewOrder } from "./place-orders.flow.ts";
import { orderPreview, presentPreview } from "./preview-order.schema.ts";
import { requireTimeOfOrder } from "./test-order.flow.ts";

const placedOrder = orderObject.extend({
  order_id: z.number().int().describe("The same as id; older clients read it."),
  new_passwords: z
    .array(z.object({ email: z.string(), new_password: z.string() }))
    .describe(
      "The generated passwords of the users this request created; shown once here, and until changed on the user.",
    ),
});

/** `POST orders/create_order/` (management-api.md §3). */
export function placeOrderRoutes(api: Api): void {
  placeOrderAt(api, "/orders/create_order/", "orders_write", { activity: "order" });
}

interface Placing {
  readonly activity?: CallAction;
  readonly isSameCall?: true;
  /** May refuse an order by throwing. */
  readonly judge?: (order: OrderRequest, context: Context) => Promise<void>;
}

/** Publishes the placing of orders at an address. */
export function placeOrderAt(
  api: Api,
  path: string,
  permission: Permission,
  { activity, isSameCall, judge }: Placing = {},
): void {
  const placeInBatch = orderBatches(api.deps);
  endpoint(api, {
    contract: {
      method: "POST",
      path,
      permission,
      tag: "Orders",
      summary: "Create an order with its licenses, or append to one",
      description:
        "An order is stored whole or not at all, and every problem is reported at once. With dry_run=true nothing is " +
        "written: the answer says what would be issued, and where each property would come from. Members that nothing " +
        "reads are listed in the header Licet-Ignored.",
      query: z.object({ dry_run: flag().optional() }),
      body: orderBody,
      takes: orderJson,
      parseBody: parseOrder,
      // Its row is written with the order.
      audits: "handler",
      ...(activity && { activity }),
      answers: { json: z.union([placedOrder, orderPreview]) },
      errors: placeOrderErrors,
      transaction: "handler",
      ...(isSameCall && { isSameCall }),
      judgeRest: ({ body }, { db, companyId, now, request }) =>
        previewOrder({ db, companyId, now }, canonicalOrder(body, request.body)),
    },
    handle: async ({ query, body }, context) => {
      const { db, isInTransaction, companyId, now, request, reply, deps, isGone } = context;
      const order = canonicalOrder(body, request.body);
      const reportIgnored = (ignored: readonly string[]) => {
        const members = [...ignoredMembers(request.body), ...ignored.map(pathOfPointer)];
        if (members.length > 0) reply.header("Licet-Ignored", headerText(members.join(", ")));
      };
      await judge?.(order, context);
      const { test_clock: clock } = order;
      if (clock !== undefined) await requireTimeOfOrder(context, clock);
      if (query.dry_run) {
        const { plan, products } = await previewOrder({ db, companyId, now }, order);
        reportIgnored(plan.ignored);
        return presentPreview(plan, products);
      }
      const author = authorOf(context);
      // One that lives by a test clock is placed by itself, at the time of that.
      const placeInTest = async (tx: Db) => {
        if (clock !== undefined) await requireTimeOfOrder({ db: tx, companyId, now }, clock);
        return placeOneOrder({ db: tx, companyId }, { order, author }, { ...deps, clock: { now: () => now } });
      };
      const placeNow = () =>
        isInTransaction
          ? placeOneOrder({ db, companyId }, { order, author }, deps)
          : placeInBatch({ companyId, order, author, isGone, cause: context.cause() });
      const inTest = () => (isInTransaction ? placeInTest(db) : transaction(deps.db, placeInTest, context));
      const placed = await (clock === undefined ? placeNow() : inTest());
      reportIgnored(placed.ignored);
      context.activity.order_id = placed.order.id;
      context.activity.issued = issuedSince(placed.order, now);
      return { ...placed.order, order_id: placed.order.id, new_passwords: placed.new_passwords };
    },
  });
}

/** How many licenses of which product an order has from this call; it may have others from before. */
function issuedSince({ order_items }: PlacedOrder["order"], now: Date) {
  return order_items
    .map(({ product_id, licenses }) => ({
      product_id,
      count: licenses.filter(({ created_at }) => new Date(created_at) >= now).length,
    }))
    .filter(({ count }) => count > 0);
}

/** Header text is printable ASCII, and short enough for any proxy. */
function headerText(text: string): string {
  const printable = text.replace(/[^\x20-\x7e]/gu, (character) => encodeURIComponent(character));
  return printable.length > 2000 ? `${printable.slice(0, 1997)}...` : printable;
}

const placeOrderErrors = [
  "order_id_exists",
  "order_too_large",
  "order_kind_mismatch",
  "unknown_product",
  "disabled_product",
  "archived_product",
  "product_not_a_bundle",
  "product_is_a_bundle",
  "product_not_in_bundle",
  "bundle_products_required",
  "duplicate_bundle_product",
  "invalid_product_auth_method",
  "license_policy_required",
  "unknown_license_policy",
  "archived_license_policy",
  "conflicting_license_policy",
  "license_key_exists",
  "duplicate_license_key",
  "conflicting_license_key",
  "license_users_required",
  "license_users_limit_reached",
  "duplicate_license_user",
  "unsupported_product_feature",
  "duplicate_product_feature",
  "unknown_custom_field",
  "valid_duration_required",
  "customer_account_not_found",
  "customer_account_id_mismatch",
  "customer_account_ambiguous",
  "unknown_test_clock",
  "test_clock_needs_test_order",
  "test_clocks_differ",
  "test_clock_advancing",
] as const;
