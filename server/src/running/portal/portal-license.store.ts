import type { Db } from "../../platform/db/connect.ts";
import { type ListPage, type ListSpec, newestFirst, type Page, readPageById } from "../../platform/db/list-query.ts";
import type { PortalPerson } from "../../platform/http/endpoint.ts";
import type { ManagerFacts } from "../../terms/manager-permissions.rules.ts";
import { isHeld, isManaged, isSeen } from "./portal-scope.store.ts";

/** What a customer's licenses can be filtered and ordered by. */
export const portalLicenseGrammar = {
  filters: {
    id: { kind: "integer", column: (db) => db`l.id`, published: ["exact", "in"] },
    license_key: { kind: "text", column: (db) => db`l.license_key`, published: ["exact", "icontains"] },
    product: { kind: "integer", column: (db) => db`l.product_id`, published: ["exact"] },
    product_name: { kind: "text", column: (db) => db`p.product_name`, published: ["exact", "icontains"] },
    order: { kind: "integer", column: (db) => db`l.order_id`, published: ["exact"] },
    bundle_license: { kind: "integer", column: (db) => db`l.bundle_license_id`, published: ["exact", "isnull"] },
    enabled: { kind: "boolean", column: (db) => db`l.enabled`, published: ["exact"] },
    validity_period: {
      kind: "time",
      column: (db) => db`l.validity_period`,
      published: ["gte", "lt", "date__gte", "date__lte"],
    },
    user_email: {
      kind: "text",
      isPerson: true,
      column: (db) => db`u.true_email`,
      // Whom a license is assigned to is the business of those who manage it.
      within: (db, condition) => db`(h.is_managed and exists (
        select from license_assignments a
        join license_users u on u.company_id = a.company_id and u.id = a.license_user_id
        where a.company_id = l.company_id and a.license_id = l.id and ${condition}))`,
      published: ["exact", "icontains"],
    },
  },
  orderings: {
    id: (db) => db`l.id`,
    created_at: (db) => db`l.created_at`,
    validity_period: (db) => db`l.validity_period`,
    product_name: (db) => db`p.product_name`,
  },
  nullable: ["validity_period"],
  limitMax: 100,
} satisfies Omit<ListSpec, "from" | "id">;

/** One page of the licenses that somebody may see, the newest first where no order is asked for. */
export function listSeenLicenses<Row extends { readonly id: number }>(
  db: Db,
  companyId: number,
  person: PortalPerson,
  page: ListPage,
  read: (ids: readonly number[]) => Promise<readonly Row[]>,
): Promise<Page<Row>> {
  return readPageById(
    db,
    companyId,
    portalLicenseList(person),
    newestFirst(page, (sql) => sql`l.created_at`),
    read,
  );
}

function portalLicenseList(person: PortalPerson): ListSpec {
  return {
    ...portalLicenseGrammar,
    from: (db, companyId) => db`
      from licenses l join products p on p.company_id = l.company_id and p.id = l.product_id
      cross join lateral (select ${isManaged(db, companyId, person)} as is_managed) h
      where l.company_id = ${companyId} and ${isSeen(db, companyId, person)}`,
    id: (db) => db`l.id`,
  };
}

/** How a license is somebody's. */
export interface Holding {
  readonly license_id: number;
  readonly is_held: boolean;
  readonly is_managed: boolean;
  /** The seats of the user on it; null where they do not hold it, or a key does. */
  readonly max_activations: number | null;
  readonly total_activations: number | null;
  readonly allow_unlimited_activations: boolean | null;
}

/** How licenses are somebody's; those that are not theirs to see are left out. */
export function findHoldings(
  db: Db,
  companyId: number,
  person: PortalPerson,
  ids: readonly number[],
): Promise<Holding[]> {
  const user = "license_user_id" in person ? person.license_user_id : null;
  return db<Holding[]>`
    select l.id as license_id, ${isHeld(db, companyId, person)} as is_held, ${isManaged(db, companyId, person)} as is_managed,
      a.max_activations, a.total_activations, a.allow_unlimited_activations
    from licenses l
    left join license_assignments a
      on a.company_id = l.company_id and a.license_id = l.id and a.license_user_id = ${user}::bigint
    where l.company_id = ${companyId} and l.id = any(${[...ids]}::bigint[]) and ${isSeen(db, companyId, person)}`;
}

/** What a user may do as a manager; nothing for a key. */
export async function findManager(db: Db, companyId: number, person: PortalPerson): Promise<ManagerFacts["manager"]> {
  const none = { is_active: false, permissions: [], products: [], license_template_ids: [] };
  if (!("license_user_id" in person)) return none;
  const [row] = await db<ManagerFacts["manager"][]>`
    select u.is_active, to_json(coalesce(u.lm_permissions, '{}')) as permissions,
      coalesce((
        select json_agg(json_build_object('product_id', p.product_id, 'num_of_licenses', p.num_of_licenses))
        from license_manager_products p where p.company_id = u.company_id and p.license_user_id = u.id), '[]') as products,
      coalesce((
        select json_agg(t.license_template_id) from license_manager_templates t
        where t.company_id = u.company_id and t.license_user_id = u.id), '[]') as license_template_ids
    from license_users u where u.company_id = ${companyId} and u.id = ${person.license_user_id}`;
  return row ?? none;
}
