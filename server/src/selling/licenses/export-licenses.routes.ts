import { z } from "zod";
import { csvFile } from "../../platform/http/csv.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listQuery } from "../../platform/http/list.ts";
import { featureFileColumns, licenseFileColumns, readLicenseFeatures, readLicenses } from "./export-licenses.store.ts";
import { licenseList } from "./license-list.store.ts";

/** Licenses and their features as files that imports take as they are (docs/guide/imports.md). */
export function exportLicensesRoutes(api: Api): void {
  const shared = {
    method: "GET",
    permission: "licenses_read",
    description:
      "All that the filters of licenses match; limit and offset mean nothing here. An import takes the file as it is.",
    query: listQuery(licenseList),
    answer: z.string(),
    errors: [],
  } as const;
  endpoint(
    api,
    { ...shared, path: "/licenses/export/", tag: "Licenses", summary: "Export licenses as CSV", csv: "licenses" },
    async ({ query }, { db, companyId }) => csvFile(licenseFileColumns, readLicenses(db, companyId, query)),
  );
  endpoint(
    api,
    {
      ...shared,
      path: "/license-product-features/export/",
      tag: "License features",
      summary: "Export features of licenses as CSV",
      csv: "license-features",
    },
    async ({ query }, { db, companyId }) => csvFile(featureFileColumns, readLicenseFeatures(db, companyId, query)),
  );
}
