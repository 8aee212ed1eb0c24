import { ApiError } from "../../errors.ts";
import type { ListPage } from "../../platform/db/list-query.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { byId } from "../../platform/values/lists.ts";
import { findSeatReplacement } from "../../selling/devices/seat-recovery.store.ts";
import { findLicensesById } from "../../selling/licenses/license.store.ts";
import { hasOneTime } from "../../selling/licenses/license-state.store.ts";
import { completeLicenses } from "../../selling/licenses/read-licenses.flow.ts";
import { asksByMail } from "../activations/ask-customer.flow.ts";
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

/** The same where something else is told of it as of now: begins again at the time by which the license lives. */
export async function findTimedPortalLicense(context: Context, id: number): Promise<Presented> {
  const license = await findPortalLicense(context, id);
  await hasOneTime(context.db, context.companyId, [id], context.now);
  return license;
}

async function readPortalLicenses(context: Context, ids: readonly number[]): Promise<Presented[]> {
  const { db, companyId, now } = context;
  const { person } = requireSignedIn(context);
  const is_key = "license_id" in person;
  const [holdings, manager, asks_by_mail] = await Promise.all([
    findHoldings(db, companyId, person, ids),
    findManager(db, companyId, person),
    is_key && asksByMail(context),
  ]);
  const seen = holdings.map((holding) => ({ id: holding.license_id, holding }));
  const holdingOf = byId(seen);
  const own = await findLicensesById(
    db,
    companyId,
    seen.map(({ id }) => id),
  );
  const rows = await completeLicenses({ db, companyId, now }, own, { customers: Promise.resolve(new Map()) });
  // Of a bundle, the licenses in it decide; a key sees one.
  const bundle = is_key ? rows.find(({ product }) => product.is_bundle) : undefined;
  const ofBundle = bundle && (await findSeatReplacement(db, companyId, bundle.id));
  return rows.flatMap((row) => {
    const holding = holdingOf.get(row.id)?.holding;
    if (!holding) return [];
    const { is_held, is_managed } = holding;
    const { can_borrow, is_floating_cloud, bundle_license_id, product } = row;
    const { authorization_method } = product;
    const seat_replacement = row === bundle && ofBundle ? ofBundle : row.seat_replacement;
    const license = { can_borrow, is_floating_cloud, bundle_license_id, seat_replacement, authorization_method };
    const facts = { is_held, is_managed, is_key, manager, license, asks_by_mail };
    return [presentPortalLicense(row, holding, deedsOn(facts))];
  });
}
