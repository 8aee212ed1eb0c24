import type { AnswerOf, QueryOf } from "@licet/sdk";
import { type Query, queryOptions } from "@tanstack/react-query";
import { base, licet, queries } from "../../kit/api.ts";
import { type ImportKind, isUnderWay } from "./imports.rules.ts";

/** A run of an import; its counters differ by kind. */
export type ImportRun = Omit<AnswerOf<"get_licenses_import_results_id">, "result"> & {
  readonly result: AnswerOf<"get_licenses_import_results_id">["result"] | { readonly [counter: string]: unknown };
};

/** A page of bad rows. */
export type BadRows = AnswerOf<"get_licenses_import_results_id_bad_rows">;

const most = 100;
/** The body is as large as the file. */
const uploadMs = 60 * 60_000;

const results = {
  licenses: () => licet.licensesImportResults,
  license_features: () => licet.licenseFeaturesImportResults,
  customers: () => licet.customersImportResults,
  orders: () => licet.ordersImportResults,
} as const;

const paths = {
  licenses: "licenses-import-results",
  license_features: "license-features-import-results",
  customers: "customers-import-results",
  orders: "orders-import-results",
} as const;

/** Every second at first, then every five, until it has ended. */
function pace(isOpen: boolean, { state }: Pick<Query, "state">): number | false {
  if (!isOpen) return false;
  return state.dataUpdateCount < 30 ? 1000 : 5000;
}

/** The newest runs of a kind. */
export const runsQuery = (kind: ImportKind) =>
  queryOptions({
    queryKey: ["imports", kind, "list"],
    queryFn: async ({ signal }): Promise<{ readonly runs: readonly ImportRun[]; readonly count: number }> => {
      const { results: runs, count } = await results[kind]().list({ limit: most }, { signal });
      return { runs, count };
    },
    refetchInterval: (query) => pace(query.state.data?.runs.some(isUnderWay) ?? false, query as unknown as Query),
  });

/** One run, asked again until it has ended. */
export const runQuery = (kind: ImportKind, id: number) =>
  queryOptions({
    queryKey: ["imports", kind, id],
    queryFn: ({ signal }): Promise<ImportRun> => results[kind]().retrieve(id, { signal }),
    refetchInterval: (query) => {
      const { data } = query.state;
      return pace(data !== undefined && isUnderWay(data), query as unknown as Query);
    },
  });

/** Bad rows behind a line of the file. */
export const badRowsQuery = (kind: ImportKind, id: number, after: number, soFar: number) =>
  queryOptions({
    queryKey: ["imports", kind, id, "bad-rows", after, soFar],
    queryFn: ({ signal }): Promise<BadRows> => results[kind]().badRows(id, { after }, { signal }),
  });

/** Where all bad rows are a file. */
export function badRowsFile(kind: ImportKind, id: number): string {
  return new URL(`api/v1/${paths[kind]}/${id}/invalid_rows/`, base).href;
}

/** Sends a file; answers the id of its run. */
export async function upload(
  kind: ImportKind,
  file: File,
  query: QueryOf<"post_licenses_import_from_csv">,
  options: { readonly idempotency_key: string },
): Promise<number> {
  const send = {
    licenses: () => licet.licenses.importFromCsv(file, query, { ...options, timeoutMs: uploadMs }),
    license_features: () => licet.licenses.importFeaturesFromCsv(file, query, { ...options, timeoutMs: uploadMs }),
    customers: () => licet.customers.importFromCsv(file, query, { ...options, timeoutMs: uploadMs }),
    orders: () => licet.orders.importFromCsv(file, query, { ...options, timeoutMs: uploadMs }),
  };
  const { job_id } = await send[kind]();
  await queries.invalidateQueries({ queryKey: ["imports", kind, "list"] });
  await queries.invalidateQueries({ queryKey: ["running"] });
  return job_id;
}
