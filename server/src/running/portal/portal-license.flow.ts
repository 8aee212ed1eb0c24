import { ApiError } from "../../errors.ts";
import type { ListPage } from "../../platform/db/list-query.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { byId } from "../../platform/values/lists.ts";
import { findLicensesById } from "../../selling/licenses/license.store.ts";
import { completeLicenses } from "../../selling/licenses/read-licenses.flow.ts";
import { requireSignedIn } from "./own-session.flow.ts";
import { deedsOn } from "./portal-deeds.rules.ts";
import { presentPortalLicense } from "./portal-license.schema.ts";
import { findHoldings, findManager, listSeenLicenses } from "./portal-license.store.ts";

type Presented = ReturnType<typeof presentPortalLicense>;

/** One page of the licenses that the caller may see, the newest first where no order is asked for. */
export async function listPortalLicenses(context: Context, page: ListPage) {
  const { db, companyId } = context;
  const { person } = requireSignedIn(context);
  return listSeenLicenses(db, companyId, person, page, (ids) => readPortalLicenses(context, ids));
}

/** One license, if the caller may see it; throws `not_found`. */
export async function findPortalLicense(context: Context, id: number): Promise<Presented> {
  const [license] = await readPortalLicenses(context, [id]);
  if (!license) throw new ApiError("not_found");
  return license;
}

async function readPortalLicenses(context: Context, ids: readonly number[]): Promise<Presented[]> {
  const { db, companyId, now } = context;
  const { person } = requireSignedIn(context);
  const [holdings, manager] = await Promise.all([
    findHoldings(db, companyId, person, ids),
    findManager(db, companyId, person),
  ]);
  const seen = holdings.map((holding) => ({ id: holding.license_id, holding }));
  const holdingOf = byId(seen);
  const own = await findLicensesById(
    db,
    companyId,
    seen.map(({ id }) => id),
  );
  const rows = await completeLicenses({ db, companyId, now }, own, { customers: Promise.resolve(new Map()) });
  return rows.flatMap((row) => {
    const holding = holdingOf.get(row.id)?.holding;
    if (!holding) return [];
    const { is_held, is_managed } = holding;
    const { can_borrow, is_floating_cloud, bundle_license_id, seat_replacement, product } = row;
    const { authorization_method, is_bundle } = product;
    const terms = { can_borrow, is_floating_cloud, bundle_license_id, seat_replacement };
    const license = { ...terms, authorization_method, is_bundle };
    const is_key = "license_id" in person;
    return [presentPortalLicense(row, holding, deedsOn({ is_held, is_managed, is_key, manager, license }))];
  });
}
