import { titleOf } from "../../errors.ts";
import { byId, groupBy } from "../../platform/values/lists.ts";
import { type FeatureTerms, resolveFeature, type Values } from "../../terms/license-precedence.rules.ts";
import { FEATURE_MEMBERS } from "../../terms/product-features.rules.ts";
import { updateImportedFeatures } from "../licenses/imported-features.store.ts";
import type { ProductFacts } from "../orders/license-of-product.rules.ts";
import { type ImportRow, type RowProblem, rowProblem } from "./import.rules.ts";
import { insertMarks } from "./import.store.ts";
import type { Batch, ImportTools, ImportWork } from "./import-lease.flow.ts";
import { findLicensesByKey } from "./imported-rows.store.ts";

interface Wanted {
  readonly license_id: number;
  readonly terms: FeatureTerms;
}

/**
 * Rows that become features of licenses: what a row leaves empty is the product's. A feature that the license has
 * already is left as it is and counted (management-api.md §5.9).
 */
export const importFeatures: ImportWork = async (batch, tools) => {
  const { db, companyId, importId, phase } = batch;
  const { wanted, problems } = await findTargets(batch, tools);
  const byFeature = new Map<string, Wanted>();
  for (const each of wanted) {
    const name = `${each.license_id} ${each.terms.product_feature_id}`;
    if (!byFeature.has(name)) byFeature.set(name, each);
  }
  const distinct = [...byFeature.values()];
  const rows = distinct.map(
    ({ license_id, terms: { product_feature_id, total_consumptions, code, values, sources } }) => ({
      license_id,
      product_feature_id,
      total_consumptions,
      code,
      sources,
      ...values,
    }),
  );
  const created = await updateImportedFeatures(db, companyId, rows, phase === "write", batch.now, importId);
  // A check has not written them, so that an earlier row may have made them.
  const isFirst = await (phase === "check"
    ? insertMarks(db, companyId, importId, new Map(created.map((name) => [name, ""])))
    : undefined);
  const createdCount = isFirst ? isFirst.size : created.length;
  return {
    problems,
    counts: { created_license_features: createdCount, existed_license_features: wanted.length - createdCount },
  };
};

/** The license and the feature that each row means. */
async function findTargets({ db, companyId, rows }: Batch, { findProducts }: ImportTools) {
  const keys = [...new Set(rows.map(({ values }) => String(values["license_key"])))];
  const { version, licenses } = await findLicensesByKey(db, companyId, keys);
  const codes = [...new Set(licenses.map(({ short_code }) => short_code))];
  const products = byId(await findProducts(db, companyId, codes, version));
  const licensesOfKey = groupBy(licenses, ({ license_key }) => license_key);
  const problems: RowProblem[] = [];
  const wanted = rows.flatMap((row): Wanted[] => {
    const key = String(row.values["license_key"]);
    const code = String(row.values["code"]);
    const product = row.values["product__short_code"];
    const own = (licensesOfKey.get(key) ?? []).filter(
      ({ short_code }) => product === undefined || short_code === product,
    );
    if (own.length === 0) {
      problems.push(
        rowProblem(row.line, "license_key", {
          code: "license_not_found",
          message: "There is no license with this key.",
          value: key,
        }),
      );
      return [];
    }
    // The licenses of a bundle share a key: the one whose product is named, or has the feature, is meant.
    for (const { id, product_id } of own) {
      const feature = products.get(product_id)?.features.find((each) => each.code === code);
      if (feature) return [{ license_id: id, terms: termsOf(feature, row) }];
    }
    const message = titleOf("unsupported_product_feature");
    problems.push(rowProblem(row.line, "code", { code: "unsupported_product_feature", message, value: code }));
    return [];
  });
  return { wanted, problems };
}

function termsOf(feature: ProductFacts["features"][number], { values }: ImportRow): FeatureTerms {
  const given: Record<string, Values[string]> = {};
  for (const name of [...FEATURE_MEMBERS, "total_consumptions"]) {
    const value = values[name];
    if (value !== undefined) given[name] = value instanceof Date ? value.toISOString() : (value as Values[string]);
  }
  return resolveFeature(feature, undefined, given, false);
}
