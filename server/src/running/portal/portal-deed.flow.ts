import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import type { ManagerPermission, ManagerRefusal } from "../../terms/manager-permissions.rules.ts";
import { requireSignedIn } from "./own-session.flow.ts";
import { mayNot } from "./portal-deeds.rules.ts";
import { findPortalDevice, type PortalDevice } from "./portal-device.store.ts";
import { findPortalLicense } from "./portal-license.flow.ts";
import { findManager } from "./portal-license.store.ts";

/** One device of a license, if the caller may see it; throws `not_found`. */
export async function requirePortalDevice(context: Context, licenseId: number, id: number): Promise<PortalDevice> {
  const { db, companyId, now } = context;
  const { person } = requireSignedIn(context);
  const device = await findPortalDevice(db, companyId, { person, licenseId, id }, now);
  if (!device) throw new ApiError("not_found");
  return device;
}

/**
 * Asks whether the caller may do something with a device: with their own always, with those of others as the manager of
 * the license who has the permission. Throws `not_found` and `permission_denied`.
 */
export async function requireDeviceDeed(
  context: Context,
  named: { readonly id: number; readonly device_id: number },
  permission: ManagerPermission,
): Promise<PortalDevice> {
  const device = await requirePortalDevice(context, named.id, named.device_id);
  if (!device.is_own) await requireManager(context, named.id, permission);
  return device;
}

/**
 * Asks whether the caller, as the manager of a license, may do what a permission is about. Throws `not_found`,
 * `permission_denied`, `invalid_product_auth_method`.
 */
export async function requireManager(context: Context, licenseId: number, permission: ManagerPermission) {
  const { db, companyId } = context;
  const { person } = requireSignedIn(context);
  const { is_managed, product } = await findPortalLicense(context, licenseId);
  const manager = await findManager(db, companyId, person);
  const refusal = mayNot(permission, { is_managed, manager, license: product });
  if (refusal !== undefined) throw refusalOf(refusal, permission);
}

/** Why a manager may not, as an answer. */
export function refusalOf(refusal: ManagerRefusal, permission: ManagerPermission): ApiError {
  if (refusal === "no_license_of_users") return new ApiError("invalid_product_auth_method");
  return new ApiError("permission_denied", {
    message: messages[refusal] ?? `This needs the permission ${permission}.`,
  });
}

const messages: Partial<Readonly<Record<ManagerRefusal, string>>> = {
  not_theirs: "You do not manage this license.",
  not_active: "This user is not active.",
  user_reaches_beyond: "The user has licenses, or manages some, that are not yours to manage.",
};
