import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import { transaction } from "../../platform/db/transaction.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { utf8 } from "../../platform/http/utf8.ts";
import { listSoldAt } from "../catalog/policy-parts.store.ts";
import { findOpenSource } from "./intake.flow.ts";
import { placePurchase } from "./place-purchase.flow.ts";
import { findOrderedLicenses } from "./purchase.store.ts";
import { named, type Purchase, textOf, wholeOf } from "./reading.rules.ts";
import { lockSource } from "./source.store.ts";
import { isSignedForm } from "./verify.flow.ts";

type Parts = Pick<Deps, "db" | "clock" | "random" | "secrets">;

/**
 * The keys of what is bought at FastSpring at this moment: its checkout waits for them, and shows one per line. The same
 * order and product again is answered the same.
 */
export async function generateLicenses(deps: Parts, token: string, body: Buffer): Promise<readonly string[]> {
  const source = await findOpenSource(deps, token);
  if (!source?.enabled || source.kind !== "fastspring") throw new ApiError("not_found");
  const form = Object.fromEntries(new URLSearchParams(utf8(body) ?? ""));
  if (source.privateKey === null || !isSignedForm(form, source.privateKey))
    throw new ApiError("billing_signature_mismatch");
  const isTest = form["test"] === "true" || form["test"] === "1";
  if (form["test"] !== undefined && isTest === source.livemode) throw new ApiError("billing_mode_mismatch");
  const order = textOf(form["reference"]);
  const prices = named(textOf(form["internalProductName"]), textOf(form["product"]), textOf(form["sku"]));
  if (order === null || prices.length === 0) throw new ApiError("billing_message_not_readable");
  const [email, name] = [textOf(form["email"]), textOf(form["name"]) ?? ""];
  const lines = [{ prices, quantity: wholeOf(form["quantity"]) ?? 1, item: null }];
  const purchase: Purchase = {
    order,
    paid_as: null,
    subscription_id: null,
    email,
    name,
    company: textOf(form["company"]) ?? "",
    customer: null,
    lines,
    named_order: null,
  };
  const author = {
    actor: { kind: "billing", id: source.id, name: source.name },
    ip: "",
    request_id: `billing-order-${order}`,
  } as const;
  return transaction(deps.db, async (tx) => {
    const { company_id: companyId } = source;
    await lockSource(tx, companyId, source.id);
    const work: Work = { db: tx, companyId, now: deps.clock.now(), caller: { actor: author.actor } };
    const why = await placePurchase({ work, author, isTest: !source.livemode, tools: deps }, purchase, lines, purchase);
    if (why !== null) throw new ApiError("unknown_product", { message: why });
    const sold = await listSoldAt(tx, companyId, prices);
    const products = new Set(sold.map(({ product_id }) => product_id));
    const licenses = (await findOrderedLicenses(tx, companyId, order)) ?? [];
    return licenses
      .filter(({ product_id }) => products.has(product_id))
      .map(({ license_key }) => license_key ?? email ?? "");
  });
}
