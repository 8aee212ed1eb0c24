import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { generatePassword } from "../../platform/signing/license-key.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { assignUsers, setUsersActivations, unassignUser } from "../../selling/license-users/assignment.flow.ts";
import { updateInitialPassword } from "../../selling/people/find-users.store.ts";
import { updateLicenseUser } from "../../selling/people/license-user.store.ts";
import { requireSignedIn } from "./own-session.flow.ts";
import { refusalOf, requireManager } from "./portal-deed.flow.ts";
import { findPortalLicense } from "./portal-license.flow.ts";
import { presentPortalUser } from "./portal-user.schema.ts";
import { findUserOfLicense, isReachingBeyond, type PortalUserRow } from "./portal-user.store.ts";

/** A user of a license, as it is named. */
export interface NamedUser {
  /** Of the license. */
  readonly id: number;
  readonly user_id: number;
}

/** Asks whether the caller manages a license; throws `not_found`, and `permission_denied` where they only hold it. */
export async function requireManaged(context: Context, licenseId: number): Promise<void> {
  const { is_managed } = await findPortalLicense(context, licenseId);
  if (!is_managed) throw refusalOf("not_theirs", "manage_license_users");
}

/** A user of a license that the caller manages. */
export async function requireUserOfLicense(context: Context, { id, user_id }: NamedUser): Promise<PortalUserRow> {
  await requireManaged(context, id);
  return findAssigned(context, { id, user_id });
}

async function findAssigned({ db, companyId }: Context, { id, user_id }: NamedUser): Promise<PortalUserRow> {
  const user = await findUserOfLicense(db, companyId, id, user_id);
  if (!user) throw new ApiError("not_found");
  return user;
}

/** Gives a license to somebody, as its manager. Of who is known already no password is shown or changed. */
export async function assignAsManager(
  context: Context,
  id: number,
  person: {
    readonly email: string;
    readonly first_name?: string | undefined;
    readonly last_name?: string | undefined;
    readonly phone_number?: string | undefined;
    readonly max_activations?: number | undefined;
  },
) {
  await requireManager(context, id, "manage_license_users");
  const [user] = await assignUsers(context, id, [{ ...person, at: "/email" }]);
  if (!user) throw new Error("nobody was given the license");
  context.audit.object_id = user.id;
  const row = await findAssigned(context, { id, user_id: user.id });
  const { new_user } = user;
  return { ...presentPortalUser(row), new_user, initial_password: new_user ? user.password : "" };
}

/** Takes a license away from a user, as its manager; frees the user's devices on it. */
export async function unassignAsManager(context: Context, named: NamedUser): Promise<void> {
  await requireManager(context, named.id, "manage_license_users");
  const { id } = await findAssigned(context, named);
  context.audit.object_id = id;
  await unassignUser(context, named.id, { license_user_id: id });
}

/** Changes how many devices a user of a license may have, and whether the user is active, as its manager. */
export async function changeAsManager(
  context: Context,
  named: NamedUser,
  wish: { readonly max_activations?: number | undefined; readonly is_active?: boolean | undefined },
): Promise<PortalUserRow> {
  const { db, companyId, now } = context;
  const before = await requireUserOfLicense(context, named);
  context.audit.object_id = before.id;
  const { max_activations = before.max_activations, is_active = before.is_active } = wish;
  if (max_activations !== before.max_activations) {
    await requireManager(context, named.id, "manage_license_users");
    await setUsersActivations(context, named.id, { [before.id]: { max_activations } });
  }
  if (is_active !== before.is_active) {
    await requireCredentials(context, named);
    await updateLicenseUser(db, companyId, before.id, { is_active }, now);
  }
  return findAssigned(context, named);
}

/** Gives a user of a license a new initial password, as its manager; every session of the user ends. */
export async function resetPasswordAsManager(context: Context, named: NamedUser): Promise<string> {
  const { db, companyId, now, deps, audit } = context;
  const { id } = await requireUserOfLicense(context, named);
  await requireCredentials(context, named);
  audit.object_id = id;
  const password = generatePassword(deps.random);
  await updateInitialPassword(db, companyId, id, deps.secrets.seal(password, placeOf.initialPassword(companyId)), now);
  return password;
}

/** No manager takes over a user who may do more than they may (docs/decisions/0068). */
async function requireCredentials(context: Context, { id, user_id }: NamedUser): Promise<void> {
  const { db, companyId } = context;
  await requireManager(context, id, "manage_license_user_credentials");
  if (await isReachingBeyond(db, companyId, requireSignedIn(context).person, user_id))
    throw refusalOf("user_reaches_beyond", "manage_license_user_credentials");
}
