import type { Db } from "../../platform/db/connect.ts";
import {
  andConditions,
  type Filter,
  type FilterKind,
  type Fragment,
  type ListPage,
  type ListSpec,
} from "../../platform/db/list-query.ts";
import type { CountedBy } from "./decision-counts.rules.ts";

function filter(kind: FilterKind, column: Filter["column"]): Filter {
  return { kind, column, published: ["exact", "in"] };
}

const totalFilters: Readonly<Record<string, Filter>> = {
  created_at: {
    kind: "time",
    column: (db) => db`h.hour`,
    published: ["gte", "lte", "gt", "lt", "date__gte", "date__lte", "date__gt", "date__lt"],
  },
  code: filter("text", (db) => db`h.code`),
  action: filter("text", (db) => db`h.action`),
  product_id: filter("integer", (db) => db`h.product_id`),
  feature_code: filter("text", (db) => db`h.feature_code`),
};
const ownerFilters: Readonly<Record<string, Filter>> = {
  license_id: filter("integer", (db) => db`h.license_id`),
  order_id: filter("integer", (db) => db`h.order_id`),
  customer_id: filter("integer", (db) => db`h.customer_id`),
};

/** What counts of decisions can be filtered by: as decisions, as far as that is counted apart. */
export const decisionCountList: ListSpec = {
  from: (db, companyId) => db`from decisions_hourly h where h.company_id = ${companyId}`,
  filters: { ...totalFilters, ...ownerFilters },
  orderings: {},
  id: (db) => db`h.id`,
};

const columns: Readonly<Record<CountedBy, Filter["column"]>> = {
  code: (db) => db`h.code`,
  action: (db) => db`h.action`,
  product: (db) => db`h.product_id`,
  feature: (db) => db`h.feature_code`,
  license: (db) => db`h.license_id`,
  customer: (db) => db`h.customer_id`,
  hour: (db) => db`h.hour`,
  day: (db) => db`date_trunc('day', h.hour, 'UTC')`,
};

/** Refusals that are alike in what they were counted by; the rest is null. */
export interface CountRow {
  readonly code: string | null;
  readonly action: string | null;
  readonly feature: string | null;
  readonly hour: Date | null;
  readonly day: Date | null;
  readonly product: { readonly id: number; readonly product_name: string; readonly short_code: string } | null;
  readonly license: {
    readonly id: number;
    readonly license_key: string | null;
    readonly license_type: string;
    readonly product_id: number;
    readonly max_activations: number;
    readonly allow_unlimited_activations: boolean;
  } | null;
  readonly customer: {
    readonly id: number;
    readonly email: string;
    readonly first_name: string;
    readonly last_name: string;
    readonly company_name: string;
  } | null;
  readonly count: number;
  readonly not_kept: number;
}

/** Which refusals are counted, and by what. */
export interface CountWish {
  readonly by: readonly CountedBy[];
  readonly page: ListPage;
  /** From when on, where the page does not say it. */
  readonly since: Date | undefined;
  readonly limit: number;
}

/** The table that knows what is asked for: the one without licenses, orders and customers is much smaller. */
function counted(db: Db, companyId: number, { by, page, since }: CountWish): Fragment {
  const owners = Object.values(ownerFilters);
  const isOwned = page.conditions.some(({ filter }) => owners.includes(filter));
  const table = isOwned || by.includes("license") || by.includes("customer") ? "decisions_hourly" : "decision_totals";
  return db`
    from ${db(table)} h where h.company_id = ${companyId} ${since ? db`and h.hour >= ${since}` : db``}
      ${andConditions(db, companyId, decisionCountList, page)}`;
}

/**
 * Refusals by what is asked for, the most frequent first; by times the newest. Licenses and customers that were deleted
 * are left out.
 */
export async function countDecisions(db: Db, companyId: number, wish: CountWish): Promise<readonly CountRow[]> {
  const { by, limit } = wish;
  const isBy = (name: CountedBy) => by.includes(name);
  const grouped = (name: CountedBy, type: Fragment) => (isBy(name) ? columns[name](db) : db`null::${type}`);
  const positions = db`1, 2, 3, 4, 5, 6, 7, 8`;
  const known = (name: "license" | "customer") => (isBy(name) ? db`join` : db`left join`);
  return db<CountRow[]>`
    select c.code, c.action, c.feature, c.hour, c.day, c.count, c.not_kept,
      case when p.id is not null
        then json_build_object('id', p.id, 'product_name', p.product_name, 'short_code', p.short_code) end as product,
      case when l.id is not null
        then json_build_object('id', l.id, 'license_key', l.license_key, 'license_type', l.license_type,
          'product_id', l.product_id, 'max_activations', l.max_activations,
          'allow_unlimited_activations', l.allow_unlimited_activations) end as license,
      case when u.id is not null
        then json_build_object('id', u.id, 'email', u.email, 'first_name', u.first_name, 'last_name', u.last_name,
          'company_name', u.company_name) end as customer
    from (
      select ${grouped("code", db`text`)} as code, ${grouped("action", db`text`)} as action,
        ${grouped("product", db`bigint`)} as product_id, ${grouped("feature", db`text`)} as feature,
        ${grouped("license", db`bigint`)} as license_id, ${grouped("customer", db`bigint`)} as customer_id,
        ${grouped("hour", db`timestamptz`)} as hour, ${grouped("day", db`timestamptz`)} as day,
        sum(h.count)::bigint as count, sum(h.not_kept)::bigint as not_kept
      ${counted(db, companyId, wish)} group by ${positions}) c
    left join products p on p.company_id = ${companyId} and p.id = c.product_id
    ${known("license")} licenses l on l.company_id = ${companyId} and l.id = c.license_id
    ${known("customer")} customers u on u.company_id = ${companyId} and u.id = c.customer_id
    order by c.hour desc, c.day desc, c.count desc, c.code, c.action, c.product_id, c.feature, c.license_id, c.customer_id
    limit ${limit}::bigint`;
}

/** How many were refused in all, and of how many of them no decision was kept. */
export async function countAllDecisions(
  db: Db,
  companyId: number,
  wish: CountWish,
): Promise<{ readonly count: number; readonly not_kept: number }> {
  const [row] = await db<{ count: number; not_kept: number }[]>`
    select coalesce(sum(h.count), 0)::bigint as count, coalesce(sum(h.not_kept), 0)::bigint as not_kept
    ${counted(db, companyId, wish)}`;
  return row ?? { count: 0, not_kept: 0 };
}
