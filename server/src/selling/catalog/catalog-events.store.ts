import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import type { tenantTable, ValuesOf } from "../../platform/db/tenant-table.ts";
import { recordEvents } from "../../record/events/event.store.ts";

/** Writes rows of a table of the catalog, each with its event; a change without a difference has none. */
export function recordedTable<Row extends { readonly id: number }>(
  object: "product" | "product_feature" | "product_custom_field",
  table: Pick<ReturnType<typeof tenantTable<Row>>, "insert" | "change">,
) {
  return {
    async insert(db: Db, companyId: number, values: ValuesOf<Row>, now: Date): Promise<Row | undefined> {
      const row = await table.insert(db, companyId, values, now);
      if (row) await recordEvents(db, companyId, [{ type: `${object}.created`, subject: row.id, data: {} }], now);
      return row;
    },

    async update(db: Db, companyId: number, id: number, values: ValuesOf<Row>, now: Date): Promise<Row | undefined> {
      const change = await table.change(db, companyId, id, values, now);
      if (!change || change.changed.length === 0) return change?.row;
      const data = { changed: jsonb(db, change.changed) };
      await recordEvents(db, companyId, [{ type: `${object}.updated`, subject: id, data }], now);
      return change.row;
    },
  };
}
