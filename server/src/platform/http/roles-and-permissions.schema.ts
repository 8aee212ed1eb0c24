/** What a route of the Management API may require of its caller (management-api.md §1.8). */
export const PERMISSIONS = [
  "catalog_read",
  "catalog_write",
  "orders_read",
  "orders_write",
  "licenses_read",
  "licenses_write",
  "customers_read",
  "customers_write",
  "subscriptions_read",
  "subscriptions_write",
  "analytics_read",
  "audit_read",
  "company_read",
  "company_write",
  "keys_read",
  "keys_write",
  "staff_read",
  "staff_write",
  "clients_write",
  "mail_read",
  "mail_write",
  "webhooks_read",
  "webhooks_write",
] as const;

/** One of `PERMISSIONS`. */
export type ManagementPermission = (typeof PERMISSIONS)[number];

/**
 * What a route may require: of back offices and staff, of applications, of an owner who is logged in, or of a customer
 * who is signed in at the portal.
 */
export type Permission =
  | ManagementPermission
  | "license_use"
  | "license_use_change"
  | "license_order"
  | "owner"
  | "session"
  | "portal"
  | "public";

/** What staff may be. */
export const ROLES = ["owner", "admin", "support", "read-only"] as const;

/** One of `ROLES`. */
export type Role = (typeof ROLES)[number];

const forOwners: readonly ManagementPermission[] = ["company_write", "keys_write", "staff_write"];
const ofSupport: readonly ManagementPermission[] = [
  "orders_write",
  "licenses_write",
  "customers_write",
  "subscriptions_write",
];
const secretive: readonly ManagementPermission[] = ["audit_read", "keys_read", "staff_read"];

/**
 * What a role may do. An owner: everything, and alone what concerns owners. An admin: everything but settings, keys and
 * staff, which are read only. Support repairs orders, licenses and customers, and hands out no credentials. Read-only
 * reads what is sold and to whom.
 */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  const reads = PERMISSIONS.filter((permission) => permission.endsWith("_read"));
  const of: Readonly<Record<Role, readonly ManagementPermission[]>> = {
    owner: PERMISSIONS,
    admin: PERMISSIONS.filter((permission) => !forOwners.includes(permission)),
    support: [...reads.filter((permission) => !secretive.includes(permission)), ...ofSupport],
    "read-only": reads.filter((permission) => !secretive.includes(permission)),
  };
  const ofOwners: readonly Permission[] = role === "owner" ? ["owner"] : [];
  return new Set<Permission>(["public", "session", ...ofOwners, ...of[role]]);
}

/** What a key may do: what it names, or everything. */
export function permissionsOfKey(named: readonly string[] | null): ReadonlySet<Permission> {
  const granted = PERMISSIONS.filter((permission) => named === null || named.includes(permission));
  return new Set<Permission>(["public", ...granted]);
}
