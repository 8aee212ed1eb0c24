import { csvFile } from "../../platform/http/csv.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listQuery } from "../../platform/http/list.ts";
import { featureFileColumns, licenseFileColumns, readLicenseFeatures, readLicenses } from "./export-licenses.store.ts";
import { licenseList } from "./license-list.store.ts";

/** Licenses and their features as files that imports take as they are (docs/guide/imports.md). */
export function exportLicensesRoutes(api: Api): void {
  exportLicensesRoute(api);
  exportLicenseFeaturesRoute(api);
}

const shared = {
  method: "GET",
  permission: "licenses_read",
  description:
    "All that the filters of licenses match; limit and offset mean nothing here. An import takes the file as it is.",
  query: listQuery(licenseList),
  errors: [],
} as const;

function exportLicensesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      reads: "list",
      path: "/licenses/export/",
      tag: "Licenses",
      summary: "Export licenses as CSV",
      answers: { csv: "licenses" },
    },
    handle: async ({ query }, { db, companyId }) => csvFile(licenseFileColumns, readLicenses(db, companyId, query)),
  });
}

function exportLicenseFeaturesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      reads: "list",
      path: "/license-product-features/export/",
      tag: "License features",
      summary: "Export features of licenses as CSV",
      answers: { csv: "license-features" },
    },
    handle: async ({ query }, { db, companyId }) =>
      csvFile(featureFileColumns, readLicenseFeatures(db, companyId, query)),
  });
}
