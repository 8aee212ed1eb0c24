import type { Example, Office } from "./office.ts";

// Imports: a file of each kind, and its outcome.

const files = {
  licenses: {
    path: "licenses/import_from_csv/",
    results: "licenses-import-results/",
    csv: (office: Office) => `license__license_key,product__short_code\n${office.fresh("KEY")},app\n`,
  },
  license_features: {
    path: "licenses/import_features_from_csv/",
    results: "license-features-import-results/",
    csv: () => "license_key,code\nnone,none\n",
  },
  customers: {
    path: "customers/import_from_csv/",
    results: "customers-import-results/",
    csv: (office: Office) => `email\n${office.fresh("buyer")}@acme.example\n`,
  },
  orders: {
    path: "orders/import_from_csv/",
    results: "orders-import-results/",
    csv: (office: Office) => `order__store_id,product__short_code\n${office.fresh("order")},app\n`,
  },
};

const headers = { "content-type": "text/csv" };

/** Examples of every route about imports, and about exports that imports can read. */
export const importExamples: Readonly<Record<string, Example>> = Object.fromEntries([
  ...["licenses/export/", "license-product-features/export/"].map((path): [string, Example] => [
    `GET /${path}`,
    async () => ({ address: path }),
  ]),
  ...Object.values(files).flatMap(({ path, results, csv }): [string, Example][] => {
    const made = async (office: Office) => {
      const { json } = await office.app.management("POST", path, { body: csv(office), headers });
      return `${results}${json.job_id}/`;
    };
    return [
      [`POST /${path}`, async (office) => ({ address: path, body: csv(office), headers })],
      [`GET /${results}`, async () => ({ address: results })],
      [`GET /${results}:id/`, async (office) => ({ address: await made(office) })],
      [`GET /${results}:id/bad_rows/`, async (office) => ({ address: `${await made(office)}bad_rows/` })],
      [`GET /${results}:id/invalid_rows/`, async (office) => ({ address: `${await made(office)}invalid_rows/` })],
    ];
  }),
]);
