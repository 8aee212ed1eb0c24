import type { Db } from "../../platform/db/connect.ts";
import {
  type Column,
  type Filter,
  type FilterKind,
  type ListPage,
  type ListSpec,
  type Lookup,
  newestFirst,
  type Page,
  readPage,
} from "../../platform/db/list-query.ts";
import { escapeLike } from "../../platform/db/list-text.ts";
import type { DecisionsRow } from "../../platform/db/rows.generated.ts";
import type { ExplainedRule } from "../../terms/explanation.rules.ts";

const one = ["exact", "in"] as const;
const moments = ["gte", "lte", "gt", "lt", "date__gte", "date__lte", "date__gt", "date__lt"] as const;

function filter(kind: FilterKind, column: Column, published: readonly Lookup[] = one): Filter {
  return { kind, column, published };
}

/** A filter of the orders or customers that decisions name. */
function among(table: "orders" | "customers", key: Column, of: Omit<Filter, "published">): Filter {
  return {
    ...of,
    published: one,
    among: {
      key,
      ids: (db, companyId, condition) => db`
        select r.id from ${db(table)} r where r.company_id = ${companyId} and ${condition}`,
    },
  };
}

/** What decisions can be filtered and ordered by. */
export const decisionList: ListSpec = {
  from: (db, companyId) => db`from decisions d where d.company_id = ${companyId}`,
  id: (db) => db`d.id`,
  filters: {
    id: filter("integer", (db) => db`d.id`, ["exact", "in", "gt", "gte", "lt", "lte"]),
    created_at: filter("time", (db) => db`d.created_at`, moments),
    code: filter("text", (db) => db`d.code`),
    action: filter("text", (db) => db`d.action`),
    product_id: filter("integer", (db) => db`d.product_id`),
    license_id: filter("integer", (db) => db`d.license_id`),
    order_id: filter("integer", (db) => db`d.order_id`),
    order__store_id: among("orders", (db) => db`d.order_id`, { kind: "text", column: (db) => db`r.store_id` }),
    customer_id: filter("integer", (db) => db`d.customer_id`),
    customer_email: among("customers", (db) => db`d.customer_id`, {
      kind: "text",
      column: (db) => db`r.email`,
      isPerson: true,
    }),
    hardware_id: filter("text", (db) => db`d.hardware_id`),
    feature_code: filter("text", (db) => db`d.feature_code`),
    license_key: filter("text", (db) => db`d.license_key`),
    username: { kind: "text", column: (db) => db`d.username`, isPerson: true, published: one },
    search: {
      kind: "text",
      column: (db) => db`d.words`,
      exact: (db, _companyId, text) => db`d.words ilike ${`%${escapeLike(text)}%`}::text`,
      published: ["exact"],
    },
  },
  orderings: { id: (db) => db`d.id`, created_at: (db) => db`d.created_at` },
};

/** A decision without its company, with the names of what it is about, as far as that is still there. */
export interface DecisionRow extends Omit<DecisionsRow, "company_id" | "words" | "facts" | "rules"> {
  readonly product_name: string | null;
  readonly order_store_id: string | null;
  readonly customer_email: string | null;
}

/** The same, with what was known. */
export interface WholeDecisionRow extends DecisionRow {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly rules: readonly ExplainedRule[];
}

function columns(db: Db) {
  return db`d.id, d.created_at, d.action, d.code, d.message, d.product_id, d.license_id, d.order_id, d.customer_id,
    d.product_code, d.license_key, d.username, d.feature_code, d.hardware_id, d.device_name, d.app_ver, d.sdk_ver, d.ip,
    d.request_id,
    (select p.product_name from products p where p.company_id = d.company_id and p.id = d.product_id) as product_name,
    (select o.store_id from orders o where o.company_id = d.company_id and o.id = d.order_id) as order_store_id,
    (select c.email from customers c where c.company_id = d.company_id and c.id = d.customer_id) as customer_email`;
}

/** One page of decisions, the newest first where nothing else is asked for. */
export function listDecisions(db: Db, companyId: number, page: ListPage): Promise<Page<DecisionRow>> {
  return readPage(
    db,
    companyId,
    decisionList,
    newestFirst(page, (each) => each`d.created_at`),
    columns(db),
  );
}

/** A decision with what was known. */
export async function findDecision(db: Db, companyId: number, id: number): Promise<WholeDecisionRow | undefined> {
  const [row] = await db<WholeDecisionRow[]>`
    select ${columns(db)}, d.facts, d.rules from decisions d where d.company_id = ${companyId} and d.id = ${id}`;
  return row;
}
