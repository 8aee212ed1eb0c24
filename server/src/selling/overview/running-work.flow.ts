import type { z } from "zod";
import type { Context } from "../../platform/http/endpoint.ts";
import type { ManagementPermission } from "../../platform/http/roles-and-permissions.schema.ts";
import { bulkProgress } from "../bulk-actions/bulk-action.schema.ts";
import { listOpenBulkActions } from "../bulk-actions/bulk-action.store.ts";
import type { ImportKind } from "../imports/import.rules.ts";
import { progressOf } from "../imports/import.schema.ts";
import { listUnderWay } from "../imports/import.store.ts";
import type { runningWorkAnswer } from "./overview.schema.ts";

type Reads = Pick<Context, "db" | "companyId" | "caller">;

const importsShownMax = 10;

/** What goes on after the answer of a call: a page finds it again after a reload, in another tab, for another person. */
export async function readRunningWork(reads: Reads): Promise<z.input<typeof runningWorkAnswer>> {
  const { db, companyId } = reads;
  const [imports, actions] = await Promise.all([readImports(reads), listOpenBulkActions(db, companyId)]);
  return {
    imports,
    bulk_actions: actions.map((row) => ({
      id: row.id,
      action: row.action,
      status: row.status as "pending" | "running",
      total: row.total,
      done: row.done,
      progress: bulkProgress(row),
      created_at: row.created_at.toISOString(),
      result: `licenses/bulk_actions/${row.id}/`,
    })),
  };
}

/** Where the results of imports are read, and with which permission. */
const importsOf: Readonly<Record<ImportKind, readonly [permission: ManagementPermission, results: string]>> = {
  licenses: ["licenses_read", "licenses-import-results/"],
  license_features: ["licenses_read", "license-features-import-results/"],
  customers: ["customers_read", "customers-import-results/"],
  orders: ["orders_read", "orders-import-results/"],
};

/** The imports that wait or are under way, of the kinds that the caller may read. */
export async function readImports({ db, companyId, caller }: Reads) {
  const kinds = (Object.keys(importsOf) as ImportKind[]).filter((kind) => caller.permissions.has(importsOf[kind][0]));
  const rows = await listUnderWay(db, companyId, kinds, importsShownMax);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    file_name: row.file_name,
    status: row.status as "pending" | "running",
    dry_run: row.dry_run,
    progress: progressOf(row),
    total_row_count: row.total_row_count,
    invalid_row_count: row.invalid_row_count,
    created_at: row.created_at.toISOString(),
    result: `${importsOf[row.kind][1]}${row.id}/`,
  }));
}
