import type { Deps } from "../../deps.ts";
import { rememberProducts } from "../orders/find-order-facts.flow.ts";
import type { ImportKind } from "./import.rules.ts";
import { deleteUnfinishedUploads, listAbandoned } from "./import.store.ts";
import { importCustomers } from "./import-customers.flow.ts";
import { importFeatures } from "./import-features.flow.ts";
import type { ImportWork, RunnerParts } from "./import-lease.flow.ts";
import { importLicenses } from "./import-licenses.flow.ts";
import { runImport } from "./run-import.flow.ts";

/** The queue of imports that have to be worked on; its jobs name them. */
export const importQueue = "imports";

const works: Readonly<Record<ImportKind, ImportWork>> = {
  licenses: importLicenses("licenses"),
  orders: importLicenses("orders"),
  license_features: importFeatures,
  customers: importCustomers,
};

/** What the jobs of imports do. `requests` counts the requests that this process has taken. */
export function importJobs(deps: Deps, requests: () => number) {
  const parts: RunnerParts = {
    deps,
    works,
    requests,
    findProducts: rememberProducts(),
    runner: Buffer.from(deps.random(12)).toString("base64url"),
  };
  const again = (companyId: number, id: number) =>
    deps.jobs.send(deps.db, importQueue, { company_id: companyId, id }, { key: `${companyId}:${id}` });

  return {
    /** Works on an import for a while; then the others get their turn. */
    async run(data: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<void> {
      const [company_id, id] = [Number(data["company_id"]), Number(data["id"])];
      if (await runImport(parts, { company_id, id }, signal)) await again(company_id, id);
    },

    /** Sends imports again whose process died. */
    async recover(): Promise<void> {
      for (const { company_id, id } of await listAbandoned(deps.db)) await again(company_id, id);
    },

    /** Forgets uploads that broke off. */
    sweep: () => deleteUnfinishedUploads(deps.db),
  };
}
