import { type ManagerFacts, type ManagerPermission, managerMayNot } from "../../terms/manager-permissions.rules.ts";

/** What somebody may do with a license in the portal. */
export interface LicenseDeeds {
  readonly free_devices: boolean;
  readonly ask_to_free_devices: boolean;
  readonly free_all_devices: boolean;
  readonly revoke_devices: boolean;
  readonly borrow: boolean;
  readonly see_users: boolean;
  readonly manage_users: boolean;
  readonly manage_passwords: boolean;
}

/** A license, how it is somebody's, and what they may do as a manager. */
export interface DeedFacts {
  readonly is_held: boolean;
  readonly is_managed: boolean;
  readonly manager: ManagerFacts["manager"];
  readonly license: {
    readonly authorization_method: string;
    readonly bundle_license_id: number | null;
    readonly can_borrow: boolean;
    readonly is_floating_cloud: boolean;
    /** Whether who holds the key may put another device in the place of one; of a bundle, in all of its licenses. */
    readonly seat_replacement: string;
  };
  /** Whether customers can be asked by mail. */
  readonly asks_by_mail: boolean;
  /** Whether the key of the license is all that was shown. */
  readonly is_key: boolean;
}

/**
 * What may be done: with the devices of a license one holds, without asking, though a key frees seats only where the
 * vendor allows it, or has its customer asked (docs/decisions/0083); with those of a license one manages, as the permissions say (0068).
 */
export function deedsOn(facts: DeedFacts): LicenseDeeds {
  const { is_held, is_managed, is_key, license, asks_by_mail } = facts;
  const isFreedByHolder = !is_key || license.seat_replacement === "key";
  const isOfUsers = license.authorization_method === "user";
  const may = (permission: ManagerPermission) => mayNot(permission, facts) === undefined;
  return {
    free_devices: (is_held && isFreedByHolder) || may("reset_device"),
    ask_to_free_devices: is_held && is_key && license.seat_replacement === "email" && asks_by_mail,
    free_all_devices: may("reset_license"),
    revoke_devices: may("revoke_device"),
    borrow: license.is_floating_cloud && license.can_borrow && (is_held || may("borrow_license")),
    see_users: is_managed && isOfUsers,
    // The users of a license in a bundle are those of the bundle.
    manage_users: license.bundle_license_id === null && may("manage_license_users"),
    manage_passwords: isOfUsers && may("manage_license_user_credentials"),
  };
}

/** Why somebody may not do, as the manager of a license, what a permission is about; undefined: they may. */
export function mayNot(
  permission: ManagerPermission,
  {
    is_managed,
    manager,
    license,
  }: Pick<DeedFacts, "is_managed" | "manager"> & {
    readonly license: { readonly authorization_method: string };
  },
) {
  const held_by = license.authorization_method === "user" ? "user" : "license-key";
  return managerMayNot(permission, { manager, is_theirs: is_managed, held_by, user_reaches_beyond: false });
}
