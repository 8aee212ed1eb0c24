import type { Db } from "../../platform/db/connect.ts";
import { andConditions } from "../../platform/db/list-conditions.ts";
import { readPageById } from "../../platform/db/list-query.ts";
import type { Column, Filter, ListPage, ListSpec, Page } from "../../platform/db/list-spec.ts";
import { inPieces, pieceRows } from "../../platform/db/paged-reads.ts";
import { rowsTogether } from "../../platform/db/shared-reads.ts";
import { CUSTOMER_MEMBERS, type CustomerMember } from "../../terms/customer-members.rules.ts";
import type { CustomerRow } from "../people/customer.rules.ts";
import { findCustomers } from "../people/customer.store.ts";

function text(column: Column, published: Filter["published"]): Filter {
  return { kind: "text", column, published };
}

/** Accounts are few, customers many. */
function ofAccount(column: Column): Filter {
  return {
    kind: "text",
    column,
    among: {
      key: (db) => db`c.customer_account_id`,
      ids: (db, companyId, condition) =>
        db`select ca.id from customer_accounts ca where ca.company_id = ${companyId} and ${condition}`,
    },
    published: contains,
  };
}

const contains = ["exact", "icontains"] as const;
const prefix = ["exact", "startswith", "icontains"] as const;
const compared = ["gt", "gte", "lt", "lte", "date__gt", "date__gte", "date__lt", "date__lte"] as const;

/** What customers can be filtered and ordered by (management-api.md §8.2). Aliases: c customer, ca an account. */
export const customerList: ListSpec = {
  from: (db, companyId) => db`from customers c where c.company_id = ${companyId}`,
  id: (db) => db`c.id`,
  metadata: (db) => db`c.metadata`,
  filters: {
    id: { kind: "integer", column: (db) => db`c.id`, published: ["exact", "in"] },
    company: { kind: "integer", column: (db) => db`c.company_id`, published: ["exact"] },
    label: {
      kind: "integer",
      column: (db) => db`m.customer_label_id`,
      within: (db, condition) => db`exists (
        select from customer_label_mappings m
        where m.company_id = c.company_id and m.customer_id = c.id and ${condition})`,
      published: ["exact", "in", "isnull"],
    },
    email: {
      ...text((db) => db`c.email`, [...prefix, "iexact"]),
      isPerson: true,
    },
    first_name: text((db) => db`c.first_name`, contains),
    last_name: text((db) => db`c.last_name`, contains),
    company_name: text((db) => db`c.company_name`, contains),
    phone: text((db) => db`c.phone`, contains),
    reference: text((db) => db`c.reference`, prefix),
    account: { kind: "integer", column: (db) => db`c.customer_account_id`, published: ["exact", "isnull", "not"] },
    account__name: ofAccount((db) => db`ca.name`),
    account__code: ofAccount((db) => db`ca.code`),
    account__description: ofAccount((db) => db`ca.description`),
    account__phone: ofAccount((db) => db`ca.phone`),
    account__address: ofAccount((db) => db`ca.address`),
    account__email: ofAccount((db) => db`ca.email`),
    account__reference: ofAccount((db) => db`ca.reference`),
    created_at: { kind: "time", column: (db) => db`c.created_at`, published: compared },
    updated_at: { kind: "time", column: (db) => db`c.updated_at`, published: compared },
  },
  orderings: {
    id: (db) => db`c.id`,
    created_at: (db) => db`c.created_at`,
    updated_at: (db) => db`c.updated_at`,
    email: (db) => db`c.email`,
    first_name: (db) => db`c.first_name`,
    last_name: (db) => db`c.last_name`,
    company_name: (db) => db`c.company_name`,
    reference: (db) => db`c.reference`,
  },
};

/** One page of the customers of a company. */
export function listCustomers(db: Db, companyId: number, page: ListPage): Promise<Page<CustomerRow>> {
  return readPageById(db, companyId, customerList, page, (ids) => readListed(db, companyId, ids));
}

const readListed = rowsTogether<CustomerRow>(async (db, companyId, ids) => [
  ...(await findCustomers(db, companyId, ids)).values(),
]);

type NamedInFiles = { readonly [name in CustomerMember as `customer__${name}`]: string };

/** A customer under the names that imports know, and what else a file shows of it. */
export interface ExportedCustomer extends NamedInFiles {
  readonly customer__id: number;
  readonly customer__account__code: string | null;
  readonly customer__labels: string | null;
  readonly customer__metadata: object;
  readonly customer__created_at: Date;
}

const ofFiles = CUSTOMER_MEMBERS.map((name) => `c."${name}" as "customer__${name}"`).join(", ");

/** All customers that the filters of a page match, by id, a thousand at a time. */
export function readCustomers(db: Db, companyId: number, page: ListPage): AsyncIterable<readonly ExportedCustomer[]> {
  return inPieces((after: ExportedCustomer | undefined) =>
    readCustomersAfter(db, companyId, page, after?.customer__id ?? 0),
  );
}

function readCustomersAfter(db: Db, companyId: number, page: ListPage, id: number) {
  return db<ExportedCustomer[]>`
    select c.id as customer__id, ${db.unsafe(ofFiles)}, ca.code as customer__account__code,
      (select string_agg(b.label, ', ' order by m.id)
       from customer_label_mappings m
       join customer_labels b on b.company_id = m.company_id and b.id = m.customer_label_id
       where m.company_id = c.company_id and m.customer_id = c.id) as customer__labels,
      c.metadata as customer__metadata, c.created_at as customer__created_at
    from customers c
    left join customer_accounts ca on ca.company_id = c.company_id and ca.id = c.customer_account_id
    where c.company_id = ${companyId} and c.id > ${id} ${andConditions(db, companyId, customerList, page)}
    order by c.id`.cursor(pieceRows);
}
