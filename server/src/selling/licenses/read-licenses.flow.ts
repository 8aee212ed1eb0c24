import { ApiError } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import { type ListPage, type Page, readPageById } from "../../platform/db/list-query.ts";
import { onOneConnection } from "../../platform/db/one-connection.ts";
import { rowsTogether } from "../../platform/db/shared-reads.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { passwordOpener } from "../../platform/signing/sealed-places.ts";
import { byId, groupBy } from "../../platform/values/lists.ts";
import { currentTotal } from "../../terms/consumption-counter.rules.ts";
import { findCustomers } from "../people/customer.store.ts";
import { findUsersOfLicenses } from "../people/license-user.store.ts";
import type { LicenseFeature, LicenseRow, OwnLicense } from "./license.rules.ts";
import { presentLicense } from "./license.schema.ts";
import {
  countSeats,
  type FeatureRow,
  findCustomFields,
  findCustomFieldValues,
  findFeatureDefinitions,
  findFeatures,
  findLicensesById,
  findNewestVersions,
  findSubLicenses,
  readTimes,
  type SeatCount,
} from "./license.store.ts";
import { licenseList } from "./license-list.store.ts";

// A license is presented whole: with its customer, features, custom fields, users and devices. What belongs to licenses
// is read by plain statements, each by one index, and put together here: docs/decisions/0010.

/** A page of licenses, whole, as of `now` (management-api.md §5.1). */
export function listLicenses(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  page: ListPage,
): Promise<Page<LicenseRow>> {
  return readPageById(db, companyId, licenseList, page, (ids) => readLicenses(db, companyId, ids, now));
}

const readLicenses = rowsTogether<LicenseRow, Date>((db, companyId, ids, now) =>
  onOneConnection(db, async (session) =>
    completeLicenses({ db: session, companyId, now }, await findLicensesById(session, companyId, ids)),
  ),
);

/** One license, whole. */
export async function findLicense(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  id: number,
): Promise<LicenseRow | undefined> {
  const [license] = await completeLicenses({ db, companyId, now }, await findLicensesById(db, companyId, [id]));
  return license;
}

/** One license as the wire shows it; throws `not_found`. */
export async function presentLicenseById({ db, companyId, now, deps }: Context, id: number) {
  const license = await findLicense({ db, companyId, now }, id);
  if (!license) throw new ApiError("not_found");
  return presentLicense(license, passwordOpener(deps.secrets, companyId));
}

/** What is known about some licenses before they are completed; what cannot be there is not looked for. */
export interface KnownParts {
  /** The customers of their orders, where someone reads them already. */
  readonly customers?: ReturnType<typeof findCustomers>;
  readonly haveFeatures?: boolean;
  readonly haveCustomFields?: boolean;
  readonly haveDevices?: boolean;
}

/** Licenses, each with everything the wire shows with it, as of `now`, or of the test clock by which it lives. */
export async function completeLicenses(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  licenses: readonly OwnLicense[],
  known: KnownParts = {},
): Promise<LicenseRow[]> {
  if (licenses.length === 0) return [];
  const times = licenses.some(({ test_clock_id }) => test_clock_id !== null)
    ? await readTimes(db, companyId, licenses)
    : undefined;
  const groups = groupBy(licenses, ({ test_clock_id }) => test_clock_id);
  const partsOf = new Map<number, (license: OwnLicense) => PartsOfLicense>();
  for (const [clock, own] of groups)
    partsOf.set(clock ?? 0, await readParts(db, companyId, own, times?.get(clock ?? 0) ?? now, known));
  // Added to the rows just read, since copying sixty columns of each costs more than anything else here.
  return licenses.flatMap((license) => {
    const parts = partsOf.get(license.test_clock_id ?? 0);
    return parts ? [Object.assign(license, parts(license))] : [];
  });
}

type PartsOfLicense = Pick<
  LicenseRow,
  | "read_at"
  | "total_consumptions"
  | "product"
  | "customer"
  | "product_features"
  | "product_custom_fields"
  | "license_users"
  | "sub_licenses"
  | "total_active_devices"
  | "active_up_to_date_devices"
  | "floating_in_use_devices"
>;

/** Reads what hangs on licenses, and answers a function that finds the parts of each. */
async function readParts(
  db: Db,
  companyId: number,
  licenses: readonly OwnLicense[],
  now: Date,
  { customers, haveFeatures = true, haveCustomFields = true, haveDevices = true }: KnownParts,
) {
  const ids = licenses.map(({ id }) => id);
  const productIds = [...new Set(licenses.map(({ product_id }) => product_id))];
  const none: readonly never[] = [];
  const buyerIds = licenses.map((license) => license.customer_id);
  const [buyers, features, definitions, fields, values, users, parts, seats, newest] = await Promise.all([
    customers ?? findCustomers(db, companyId, buyerIds),
    haveFeatures ? findFeatures(db, companyId, ids) : none,
    haveFeatures ? findFeatureDefinitions(db, companyId, productIds) : none,
    haveCustomFields ? findCustomFields(db, companyId, productIds) : none,
    haveCustomFields ? findCustomFieldValues(db, companyId, ids) : none,
    licenses.some(({ license_key }) => license_key === null) ? findUsersOfLicenses(db, companyId, ids) : none,
    licenses.some(({ is_bundle }) => is_bundle) ? findSubLicenses(db, companyId, ids) : none,
    haveDevices ? countSeats(db, companyId, ids, now) : none,
    haveDevices ? findNewestVersions(db, companyId, productIds, now) : none,
  ]);
  const featuresOf = groupBy(features, (feature) => feature.license_id);
  const definitionOf = byId(definitions);
  const fieldsOf = groupBy(fields, (field) => field.product_id);
  const valuesOf = groupBy(values, (value) => value.license_id);
  const usersOf = groupBy(users, (user) => user.license_id);
  const partsOf = groupBy(parts, (part) => part.bundle_license_id);
  const seatsOf = groupBy(seats, (seat) => seat.license_id);
  const newestOf = new Map(newest.map(({ product_id, version }) => [product_id, version]));
  const sum = (counts: readonly SeatCount[], countOf: (count: SeatCount) => number) =>
    counts.reduce((total, count) => total + countOf(count), 0);
  const totalOf = (
    counter: Pick<OwnLicense, "total_consumptions" | "reset_consumption" | "consumption_period">,
    at: Date,
  ) => currentTotal({ ...counter, consumptions_at: at }, now);
  return (license: OwnLicense): PartsOfLicense => {
    const active = seatsOf.get(license.id) ?? [];
    const version = newestOf.get(license.product_id);
    const { product_id, product_name, short_code, authorization_method, is_bundle } = license;
    return {
      read_at: now,
      total_consumptions: totalOf(license, license.consumptions_at ?? license.created_at),
      product: { id: product_id, product_name, short_code, authorization_method, is_bundle },
      customer: buyers.get(license.customer_id) ?? null,
      product_features: (featuresOf.get(license.id) ?? []).flatMap((feature) => {
        const definition = definitionOf.get(feature.product_feature_id);
        const at = feature.consumptions_at ?? license.consumptions_at ?? license.created_at;
        return definition ? [presentListedFeature(feature, definition, totalOf(feature, at))] : [];
      }),
      product_custom_fields: (fieldsOf.get(license.product_id) ?? []).map((field) => {
        const own = valuesOf.get(license.id)?.find((value) => value.product_custom_field_id === field.id);
        return {
          id: own?.id ?? null,
          product_custom_field: field.id,
          name: field.name,
          data_type: field.data_type,
          value: own?.value ?? field.default_value,
          license: license.id,
        };
      }),
      license_users: usersOf.get(license.id) ?? [],
      sub_licenses: (partsOf.get(license.id) ?? []).map(({ id }) => id),
      total_active_devices: sum(active, (seat) => seat.active),
      active_up_to_date_devices: sum(active, (seat) =>
        version === undefined || version === seat.app_ver ? seat.active : 0,
      ),
      floating_in_use_devices: sum(active, (seat) => seat.in_use),
    };
  };
}

// Member by member: to copy the rest of a row takes twenty times as long.
function presentListedFeature(
  row: FeatureRow,
  product_feature: LicenseFeature["product_feature"],
  total_consumptions: number,
): LicenseFeature {
  return {
    id: row.id,
    product_feature,
    total_consumptions,
    expiry_date: row.expiry_date,
    valid_duration: row.valid_duration,
    allow_unlimited_consumptions: row.allow_unlimited_consumptions,
    allow_negative_consumptions: row.allow_negative_consumptions,
    is_floating: row.is_floating,
    is_floating_cloud: row.is_floating_cloud,
    floating_users: row.floating_users,
    floating_timeout: row.floating_timeout,
    can_borrow: row.can_borrow,
    max_borrow_time: row.max_borrow_time,
    consumption_pool: row.consumption_pool,
    max_consumption: row.max_consumption,
    allow_overages: row.allow_overages,
    max_overages: row.max_overages,
    reset_consumption: row.reset_consumption,
    consumption_period: row.consumption_period,
    metadata: row.metadata,
  };
}
