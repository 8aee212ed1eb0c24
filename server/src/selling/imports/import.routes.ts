import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { csvFile } from "../../platform/http/csv.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { openFile } from "../../platform/http/form-file.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import type { ManagementPermission } from "../../platform/http/roles-and-permissions.schema.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { groupBy } from "../../platform/values/lists.ts";
import type { ImportKind } from "./import.rules.ts";
import {
  badRowsAnswer,
  badRowsQuery,
  importAccepted,
  importAnswer,
  importBody,
  importQuery,
  presentBadRows,
  presentImport,
  problemColumns,
  problemsShownMax,
} from "./import.schema.ts";
import {
  findImport,
  findProblems,
  importLists,
  listBadRows,
  listImports,
  readProblems,
  updatePending,
} from "./import.store.ts";
import { importQueue } from "./import-jobs.flow.ts";
import { fileBytesMax, receiveFile } from "./receive-file.flow.ts";

interface Routes {
  readonly kind: ImportKind;
  /** What is imported into, and what this is called, in its address and in the audit. */
  readonly object: string;
  readonly action: string;
  readonly results: string;
  readonly things: string;
  readonly read: ManagementPermission;
  readonly write: ManagementPermission;
}

const kinds: readonly Routes[] = [
  {
    kind: "licenses",
    object: "licenses",
    action: "import_from_csv",
    results: "/licenses-import-results/",
    things: "licenses",
    read: "licenses_read",
    write: "licenses_write",
  },
  {
    kind: "license_features",
    object: "licenses",
    action: "import_features_from_csv",
    results: "/license-features-import-results/",
    things: "features of licenses",
    read: "licenses_read",
    write: "licenses_write",
  },
  {
    kind: "customers",
    object: "customers",
    action: "import_from_csv",
    results: "/customers-import-results/",
    things: "customers",
    read: "customers_read",
    write: "customers_write",
  },
  {
    kind: "orders",
    object: "orders",
    action: "import_from_csv",
    results: "/orders-import-results/",
    things: "orders",
    read: "orders_read",
    write: "orders_write",
  },
];

/** Imports from CSV files, and what became of them (management-api.md §5.9, §8.2). */
export function importRoutes(api: Api): void {
  for (const kind of kinds) {
    importRoute(api, kind);
    listImportsRoute(api, kind);
    readImportRoute(api, kind);
    exportInvalidRowsRoute(api, kind);
    listBadRowsRoute(api, kind);
  }
}

function importRoute(api: Api, { kind, object, action, write, things }: Routes): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: `/${object}/${action}/`,
      permission: write,
      tag: "Imports",
      summary: `Import ${things} from a CSV file`,
      description:
        "The file is UTF-8, with the names of its columns in the first line (docs/guide/imports.md). It is stored while it arrives, and " +
        "imported afterwards: the answer tells the id of the import. Columns that nothing reads are listed in the header Licet-Ignored.",
      query: importQuery,
      body: importBody,
      takes: { as: "file", bytesMax: fileBytesMax },
      audits: { object, action },
      answers: { json: importAccepted },
      errors: ["import_column_missing", "payload_too_large"],
    },
    prepare: async ({ query }, context) => {
      const { dry_run = false, on_error = "keep" } = query;
      return receiveFile(context, kind, { dry_run, on_error }, await openFile(context, fileBytesMax));
    },
    handle: async ({ query }, { db, companyId, audit, reply, deps }, { id, file, file_name, ignored }) => {
      await updatePending(db, companyId, id, file);
      await deps.jobs.send(db, importQueue, { company_id: companyId, id }, { key: `${companyId}:${id}` });
      const { dry_run = false, on_error = "keep" } = query;
      audit.after = { job_id: id, file_name, size: file.size, columns: file.columns, dry_run, on_error };
      if (ignored.length > 0) reply.header("Licet-Ignored", ignored.map(encodeURIComponent).join(", ").slice(0, 2000));
      return { job_id: id };
    },
  });
}

const tag = "Imports";
const params = z.object({ id: bigCount() });

function listImportsRoute(api: Api, { kind, results, things, read }: Routes): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: results,
      permission: read,
      tag,
      summary: `List imports of ${things}, newest first`,
      query: z.preprocess(singleUnderscore, listQuery(importLists[kind])),
      reads: "list",
      answers: { json: listAnswer(importAnswer(kind)) },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const { db, companyId } = context;
      const page = await listImports(db, companyId, kind, query);
      const ids = page.rows.map(({ id }) => id);
      const problemsOf = groupBy(
        await findProblems(db, companyId, ids, problemsShownMax),
        ({ import_id }) => import_id,
      );
      return presentPage(context, query, page, (row) => presentImport(row, problemsOf.get(row.id) ?? []));
    },
  });
}

function readImportRoute(api: Api, { kind, results, things, read }: Routes): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: `${results}:id/`,
      permission: read,
      tag,
      params,
      summary: `Tell how an import of ${things} stands`,
      reads: "object",
      answers: { json: importAnswer(kind) },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const row = await findImport(db, companyId, kind, id);
      if (!row) throw new ApiError("not_found");
      return presentImport(row, await findProblems(db, companyId, [id], problemsShownMax));
    },
  });
}

function exportInvalidRowsRoute(api: Api, { kind, results, read }: Routes): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: `${results}:id/invalid_rows/`,
      permission: read,
      tag,
      params,
      summary: "Export all bad rows of an import, with line, column and reason, as CSV",
      query: z.object({}),
      reads: "list",
      answers: { csv: "invalid-rows" },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      if (!(await findImport(db, companyId, kind, id))) throw new ApiError("not_found");
      return csvFile(problemColumns, readProblems(db, companyId, id));
    },
  });
}

function listBadRowsRoute(api: Api, { kind, results, read }: Routes): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: `${results}:id/bad_rows/`,
      permission: read,
      tag,
      params,
      summary: "List the bad rows of an import with their cells, each with all that is wrong with it",
      description: "In the order of the file, also while the import runs. Pages follow each other by next.",
      query: badRowsQuery,
      reads: "object",
      answers: { json: badRowsAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id }, query: { after, limit } }, { db, companyId }) => {
      const row = await findImport(db, companyId, kind, id);
      if (!row) throw new ApiError("not_found");
      return presentBadRows(row, await listBadRows(db, companyId, id, after, limit + 1), limit);
    },
  });
}

/** The reference spells this one lookup with a single underscore. */
function singleUnderscore(query: unknown): unknown {
  if (typeof query !== "object" || query === null || !("status_iexact" in query)) return query;
  const { status_iexact, ...rest } = query;
  return { status__iexact: status_iexact, ...rest };
}
