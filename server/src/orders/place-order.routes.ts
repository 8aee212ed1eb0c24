import { z } from "zod";
import type { Deps } from "../deps.ts";
import { ApiError } from "../errors.ts";
import { type Api, type Context, endpoint } from "../http/endpoint.ts";
import { flag } from "../http/scalars.schema.ts";
import { generateLicenseKeys, generatePassword } from "../signing/license-key.ts";
import { canonicalOrder, ignoredMembers, pathOfPointer } from "./canonical-order.schema.ts";
import { orderObject } from "./order.schema.ts";
import { findOrderFacts, lockOrderId } from "./order-facts.store.ts";
import { type OrderPlan, placeOrder } from "./place-order.rules.ts";
import { orderBody } from "./place-order.schema.ts";
import { idsNeeded, insertOrder, type PlanFillings, reserveIds } from "./place-order.store.ts";
import { orderPreview, presentPreview } from "./preview-order.schema.ts";
import { readOrders } from "./read-order.flow.ts";

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
  endpoint(
    api,
    {
      method: "POST",
      path: "/orders/create_order/",
      permission: "orders_write",
      tag: "Orders",
      summary: "Create an order with its licenses, or append to one",
      description:
        "An order is stored whole or not at all, and every problem is reported at once. With dry_run=true nothing is " +
        "written: the answer says what would be issued, and where each property would come from. Members that nothing " +
        "reads are listed in the header Licet-Ignored.",
      query: z.object({ dry_run: flag().optional() }),
      body: orderBody,
      answer: z.union([placedOrder, orderPreview]),
      errors: placeOrderErrors,
    },
    async ({ query, body }, context) => {
      const { db, companyId, now, request, reply, deps } = context;
      const order = canonicalOrder(body, request.body);
      if (!query.dry_run) await lockOrderId(db, companyId, order.id);
      const facts = await findOrderFacts(db, companyId, order);
      const placement = placeOrder(order, facts, now);
      if ("problems" in placement) throw ApiError.of(placement.problems);
      const { plan } = placement;
      const ignored = [...ignoredMembers(request.body), ...plan.ignored.map(pathOfPointer)];
      if (ignored.length > 0) reply.header("Licet-Ignored", headerText(ignored.join(", ")));
      return query.dry_run ? presentPreview(plan, facts.products) : store(plan, context, deps);
    },
  );
}

async function store(plan: OrderPlan, { db, companyId, now }: Context, deps: Deps) {
  const { fillings, passwords } = fill(plan, companyId, deps);
  const ids = await reserveIds(db, idsNeeded(plan));
  const { orderId, newUsers } = await insertOrder(db, companyId, plan, { ...fillings, ids }, now);
  const [placed] = await readOrders(db, companyId, [orderId], deps.secrets, now);
  if (!placed) throw new Error(`order ${orderId} vanished inside its own transaction`);
  const new_passwords = newUsers.map((email) => ({ email, new_password: passwords.get(email.toLowerCase()) ?? "" }));
  return { ...placed, order_id: orderId, new_passwords };
}

/** The random parts of an order: keys, and an initial password for whoever turns out to be a new user. */
function fill(plan: OrderPlan, companyId: number, { random, secrets }: Deps) {
  const wanted = plan.licenses.filter((license) => license.key === "generate" && license.bundle === undefined).length;
  const passwords = new Map(plan.users.map((user) => [user.email.toLowerCase(), generatePassword(random)]));
  const sealed = [...passwords].map(
    ([email, password]) => [email, secrets.seal(password, `initial-password:${companyId}`)] as const,
  );
  const fillings: Omit<PlanFillings, "ids"> = {
    keys: wanted > 0 ? generateLicenseKeys(wanted, {}, random) : [],
    passwords: new Map(sealed),
  };
  return { fillings, passwords };
}

/** Header text is printable ASCII, and short enough for any proxy. */
function headerText(text: string): string {
  const printable = text.replace(/[^\x20-\x7e]/gu, (character) => encodeURIComponent(character));
  return printable.length > 2000 ? `${printable.slice(0, 1997)}...` : printable;
}

const placeOrderErrors = [
  "order_id_exists",
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
] as const;
