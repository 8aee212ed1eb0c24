import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import type { ListPage, ListSpec, Page } from "../../platform/db/list-spec.ts";
import type { CustomerLabelMappingsRow, CustomerLabelsRow } from "../../platform/db/rows.generated.ts";
import { tenantTable } from "../../platform/db/tenant-table.ts";
import { insertEvents } from "../../record/events/event.store.ts";

/** A label as stores read it. */
export type LabelRow = Pick<CustomerLabelsRow, "company_id" | "id" | "label" | "color">;

/** A label on a customer. */
export type MappingRow = Pick<CustomerLabelMappingsRow, "id" | "customer_id" | "customer_label_id">;

const table = tenantTable<LabelRow>("customer_labels", ["company_id", "id", "label", "color"]);

/** What labels can be filtered and ordered by. */
export const labelList: ListSpec = {
  from: (db, companyId) => db`from customer_labels where company_id = ${companyId}`,
  id: (db) => db`id`,
  filters: {
    id: { kind: "integer", column: (db) => db`id`, published: ["exact", "in"] },
    label: { kind: "text", column: (db) => db`label`, published: ["exact", "icontains"] },
    color: { kind: "text", column: (db) => db`color`, published: ["exact"] },
  },
  orderings: { id: (db) => db`id`, created_at: (db) => db`created_at`, label: (db) => db`label` },
};

/** One page of the labels of a company. */
export function listLabels(db: Db, companyId: number, page: ListPage): Promise<Page<LabelRow>> {
  return table.page(db, companyId, labelList, page);
}

/** One label by its id. */
export const findLabel = table.find;

/** Stores a label. */
export const insertLabel = table.insert;

/** Changes the members that are given. */
export const updateLabel = table.update;

/** The id of the label that has a name, without regard to case. */
export async function findLabelIdByName(db: Db, companyId: number, label: string): Promise<number | undefined> {
  const [row] = await db<{ id: number }[]>`
    select id from customer_labels where company_id = ${companyId} and lower(label) = lower(${label})`;
  return row?.id;
}

/** Removes a label, and takes it off all customers. */
export async function deleteLabel(db: Db, companyId: number, id: number): Promise<boolean> {
  const result = await db`delete from customer_labels where company_id = ${companyId} and id = ${id}`;
  return result.count === 1;
}

/** Puts a label on a customer; one that is on it already stays as it is. With an event where it is new. */
export async function insertMapping(
  db: Db,
  companyId: number,
  customerId: number,
  labelId: number,
  now: Date,
): Promise<MappingRow | undefined> {
  const data = { changed: jsonb(db, ["labels"]) };
  await db`
    with made as (
      insert into customer_label_mappings (company_id, customer_id, customer_label_id, created_at)
      values (${companyId}, ${customerId}, ${labelId}, ${now})
      on conflict (company_id, customer_id, customer_label_id) do nothing
      returning customer_id)
    ${insertEvents(db, companyId, [{ type: "customer.updated", subject: db`customer_id`, data, from: db`made` }], now)}`;
  const [row] = await db<MappingRow[]>`
    select id, customer_id, customer_label_id from customer_label_mappings
    where company_id = ${companyId} and customer_id = ${customerId} and customer_label_id = ${labelId}`;
  return row;
}

/** Takes a label off a customer, with an event; answers what it was. */
export async function deleteMapping(db: Db, companyId: number, id: number, now: Date): Promise<MappingRow | undefined> {
  const data = { changed: jsonb(db, ["labels"]) };
  const event = { type: "customer.updated", subject: db`customer_id`, data, from: db`gone` } as const;
  const [row] = await db<MappingRow[]>`
    with gone as (
      delete from customer_label_mappings where company_id = ${companyId} and id = ${id}
      returning id, customer_id, customer_label_id),
    recorded as (${insertEvents(db, companyId, [event], now)})
    select id, customer_id, customer_label_id from gone`;
  return row;
}

/** Puts the labels of a customer on another one as well. */
export async function moveLabels(db: Db, companyId: number, fromId: number, toId: number): Promise<void> {
  await db`
    update customer_label_mappings m set customer_id = ${toId}
    where company_id = ${companyId} and customer_id = ${fromId} and not exists (
      select from customer_label_mappings other
      where other.company_id = ${companyId} and other.customer_id = ${toId}
        and other.customer_label_id = m.customer_label_id)`;
}
