import { type ManagerFacts, type ManagerPermission, managerMayNot } from "../../terms/manager-permissions.rules.ts";

/** What somebody may do with a license in the portal. */
export interface LicenseDeeds {
  readonly free_devices: boolean;
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
  };
}

/**
 * What may be done: with the devices of a license one holds, without asking; with those of a license one manages, as
 * the permissions say (docs/decisions/0068).
 */
export function deedsOn(facts: DeedFacts): LicenseDeeds {
  const { is_held, is_managed, license } = facts;
  const isOfUsers = license.authorization_method === "user";
  const may = (permission: ManagerPermission) => mayNot(permission, facts) === undefined;
  return {
    free_devices: is_held || may("reset_device"),
    borrow: license.is_floating_cloud && license.can_borrow && (is_held || may("borrow_license")),
    see_users: is_managed && isOfUsers,
    // The users of a license in a bundle are those of the bundle.
    manage_users: license.bundle_license_id === null && may("manage_license_users"),
    manage_passwords: isOfUsers && may("manage_license_user_credentials"),
  };
}

/** Why somebody may not do, as the manager of a license, what a permission is about; undefined: they may. */
export function mayNot(permission: ManagerPermission, { is_managed, manager, license }: DeedFacts) {
  const held_by = license.authorization_method === "user" ? "user" : "license-key";
  return managerMayNot(permission, { manager, is_theirs: is_managed, held_by, user_reaches_beyond: false });
}
