import type { AnswerOf, BodyOf, License, LicenseImpact } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../kit/api.ts";
import { type ListSearch, requestOf } from "../../kit/list/list-search.ts";
import { rowsOfPage } from "../../kit/list/use-list.ts";
import { licenseSearch } from "./licenses.search.ts";

/** One page of the list. */
export const licensePage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["licenses", "list", search],
    queryFn: async ({ signal }): Promise<Rows<License>> =>
      plainPage(await licet.licenses.list(requestOf(search, licenseSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** One license. */
export const licenseQuery = (id: number) =>
  queryOptions({
    queryKey: ["licenses", "one", id],
    queryFn: async ({ signal }) => await licet.licenses.retrieve(id, {}, { signal }),
  });

/** Where each property of a license came from. */
export type Provenance = AnswerOf<"get_licenses_id_provenance">;

/** Where each property of a license came from. */
export const provenanceQuery = (id: number) =>
  queryOptions({
    queryKey: ["licenses", "provenance", id],
    queryFn: async ({ signal }) => await licet.licenses.provenance(id, { signal }),
  });

/** The features that can be put onto licenses of a product. */
export const productFeaturesQuery = (product: number) =>
  queryOptions({
    queryKey: ["features", "of-product", product],
    queryFn: async ({ signal }) =>
      await licet.productFeatures.list({ product, is_deleted: false }, { signal }).toArray({ most: 200 }),
  });

/** The policies that can be put onto licenses of a product. */
export const skuPoliciesQuery = (product: number) =>
  queryOptions({
    queryKey: ["policies", "sku", product],
    queryFn: async ({ signal }) =>
      await licet.licenseTemplates
        .list({ product, is_sku: true, is_archived: false }, { signal })
        .toArray({ most: 200 }),
  });

/** A license was changed: everything that shows it is asked again. */
export async function licenseChanged(license?: License): Promise<void> {
  if (license) queries.setQueryData(licenseQuery(license.id).queryKey, license);
  await Promise.all(["licenses", "devices"].map((name) => queries.invalidateQueries({ queryKey: [name] })));
}

/** The members that an edit may change. */
export type LicensePatch = BodyOf<"patch_licenses_id">;

/** What an edit would change. */
export function previewEdit(id: number, body: LicensePatch): PromiseLike<LicenseImpact> {
  return licet.licenses.update(id, body, { dry_run: true });
}

/** Changes a license. */
export async function editLicense(id: number, body: LicensePatch): Promise<License> {
  const license = await licet.licenses.update(id, body, { dry_run: false });
  await licenseChanged(license);
  return license;
}

/** What is done to a license by one call without a body. */
export type StateChange = "enable" | "disable" | "reset" | "resetConsumption";

/** Does it. */
export async function changeState(id: number, change: StateChange): Promise<void> {
  await licet.licenses[change](id);
  await licenseChanged();
}

/** Deletes a license and all that belongs to it. */
export async function deleteLicense(id: number): Promise<void> {
  await licet.licenses.delete(id);
}

/** A license that was deleted is shown nowhere any more. */
export async function licenseDeleted(id: number): Promise<void> {
  queries.removeQueries({ queryKey: licenseQuery(id).queryKey });
  await queries.invalidateQueries({ queryKey: ["licenses", "list"] });
}

/** The zone in which a chosen last day ends. */
export const zoneQuery = queryOptions({
  queryKey: ["company", "zone"],
  queryFn: async ({ signal }) => {
    const company = await licet.company.retrieve({ signal });
    return "time_zone" in company ? String(company.time_zone) : "UTC";
  },
});

/** Puts a policy onto a license. */
export async function applyPolicy(id: number, policy_code: string): Promise<License> {
  const license = await licet.licenses.applyPolicy(id, { policy_code });
  await licenseChanged(license);
  return license;
}
