import type { Db } from "../../platform/db/connect.ts";
import { type ListPage, type ListSpec, type Page, readPage } from "../../platform/db/list-query.ts";
import type { DeviceVariablesRow } from "../../platform/db/rows.generated.ts";
import { insertEvents } from "../../record/events/event.store.ts";
import { insertLines } from "../../record/histories/history-writer.store.ts";

/** What variables of devices can be filtered and ordered by (management-api.md §9.2). */
export const deviceVariableList: ListSpec = {
  from: (db, companyId) => db`from device_variables v where v.company_id = ${companyId}`,
  filters: {
    id: { kind: "integer", column: (db) => db`v.id`, published: ["exact", "in"] },
    device: { kind: "integer", column: (db) => db`v.device_id`, published: ["exact", "in"] },
    variable: { kind: "text", column: (db) => db`v.variable`, published: ["exact"] },
  },
  orderings: { id: (db) => db`v.id` },
  id: (db) => db`v.id`,
};

/** A variable without its company. */
export type DeviceVariableRow = Omit<DeviceVariablesRow, "company_id">;

const columns = (db: Db) => db`v.id, v.device_id, v.variable, v.value, v.created_at`;

/** One page of the variables of a company's devices. */
export function listDeviceVariables(db: Db, companyId: number, page: ListPage): Promise<Page<DeviceVariableRow>> {
  return readPage(db, companyId, deviceVariableList, page, columns(db));
}

/** One variable. */
export async function findDeviceVariable(
  db: Db,
  companyId: number,
  id: number,
): Promise<DeviceVariableRow | undefined> {
  const [row] = await db<DeviceVariableRow[]>`
    select ${columns(db)} from device_variables v where v.company_id = ${companyId} and v.id = ${id}`;
  return row;
}

/** Whether there is such a device; it then stays until the end of the transaction. */
export async function lockDeviceOfVariable(db: Db, companyId: number, deviceId: number): Promise<boolean> {
  const rows = await db`
    select from devices where company_id = ${companyId} and id = ${deviceId} for key share`;
  return rows.length > 0;
}

/** The variable of a device that has a name. */
export async function findVariableNamed(
  db: Db,
  companyId: number,
  deviceId: number,
  variable: string,
): Promise<number | undefined> {
  const [row] = await db<{ id: number }[]>`
    select id from device_variables
    where company_id = ${companyId} and device_id = ${deviceId} and variable = ${variable}`;
  return row?.id;
}

/** Stores a variable and its event. */
export async function insertDeviceVariable(
  db: Db,
  companyId: number,
  { device, variable, value }: { readonly device: number; readonly variable: string; readonly value: string },
  now: Date,
): Promise<DeviceVariableRow | undefined> {
  const [row] = await db<DeviceVariableRow[]>`
    with v as (
      insert into device_variables (company_id, device_id, variable, value, created_at)
      values (${companyId}, ${device}, ${variable}, ${value}, ${now})
      returning *),
    recorded as (${told(db, companyId, "created", now)})
    select ${columns(db)} from v`;
  return row;
}

/** Changes the members that are given. What stays as it was makes no event. */
export async function updateDeviceVariable(
  db: Db,
  companyId: number,
  id: number,
  { variable, value }: { readonly variable?: string | undefined; readonly value?: string | undefined },
  now: Date,
): Promise<void> {
  await db`
    with v as (
      update device_variables set variable = coalesce(${variable ?? null}, variable), value = coalesce(${value ?? null}, value)
      where company_id = ${companyId} and id = ${id}
        and (variable, value) is distinct from (coalesce(${variable ?? null}, variable), coalesce(${value ?? null}, value))
      returning *)
    ${told(db, companyId, "updated", now)}`;
}

/** Deletes a variable; false where there is none. */
export async function deleteDeviceVariable(db: Db, companyId: number, id: number, now: Date): Promise<boolean> {
  const rows = await db`
    with v as (
      delete from device_variables where company_id = ${companyId} and id = ${id} returning *),
    recorded as (${told(db, companyId, "deleted", now)})
    select from v`;
  return rows.length > 0;
}

/** The part of a statement that records the changed variables `v`. */
function told(db: Db, companyId: number, what: "created" | "updated" | "deleted", now: Date) {
  const data = { device_id: db`v.device_id`, variable: db`v.variable`, value: db`v.value` };
  return insertEvents(db, companyId, [{ type: `device_variable.${what}`, subject: db`v.id`, data, from: db`v` }], now);
}

/** A variable as applications read it. */
export type NotedVariable = Pick<DeviceVariableRow, "variable" | "value" | "created_at">;

/**
 * Sets variables of a device as an application notes them, and answers those that were set; whose value is new makes an
 * event and a line in the history.
 */
export async function upsertVariables(
  db: Db,
  companyId: number,
  deviceId: number,
  variables: Readonly<Record<string, string>>,
  now: Date,
): Promise<NotedVariable[]> {
  const event = { subject: db`id`, data: { device_id: deviceId, variable: db`variable`, value: db`value` } };
  const created = { type: "device_variable.created", ...event, from: db`changed where is_new` } as const;
  const updated = { type: "device_variable.updated", ...event, from: db`changed where not is_new` } as const;
  const line = {
    ...({ license_id: db`d.license_id`, device_id: db`d.id`, source: "sdk" } as const),
    text: db`'Device variable ' || changed.variable || ' set'`,
    from: db`changed join devices d on d.company_id = ${companyId} and d.id = ${deviceId}`,
  };
  return db<NotedVariable[]>`
    with before as (
      select variable, value from device_variables where company_id = ${companyId} and device_id = ${deviceId}),
    stored as (
      insert into device_variables (company_id, device_id, variable, value, created_at)
      select ${companyId}, ${deviceId}, v.key, v.value, ${now}
      from json_each_text(${JSON.stringify(variables)}::text::json) as v
      on conflict (company_id, device_id, variable) do update set value = excluded.value
      returning id, variable, value, created_at),
    changed as (
      select stored.*, before is null as is_new
      from stored left join before on before.variable = stored.variable
      where before.value is distinct from stored.value),
    noted as (${insertLines(db, companyId, line, now)}),
    recorded as (${insertEvents(db, companyId, [created, updated], now)})
    select variable, value, created_at from stored order by id`;
}
