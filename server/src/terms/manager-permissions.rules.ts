/**
 * What license managers may do with what they manage (management-api.md §6.7; docs/decisions/0068). A permission counts
 * for what is theirs only: their orders, and what is in them. The ids are those that are known of the field.
 */
export const MANAGER_PERMISSIONS = [
  { id: 10, code: "borrow_license" },
  { id: 11, code: "create_bundle_order" },
  { id: 8, code: "create_license_policy" },
  { id: 1, code: "create_order" },
  { id: 2, code: "issue_license" },
  { id: 13, code: "manage_license_oauth_clients" },
  { id: 5, code: "manage_license_user_credentials" },
  { id: 4, code: "manage_license_users" },
  { id: 3, code: "manage_managers" },
  { id: 7, code: "reset_device" },
  { id: 6, code: "reset_license" },
  { id: 12, code: "revoke_device" },
  { id: 9, code: "update_customer" },
  { id: 14, code: "update_license" },
] as const;

/** The code of one of them. */
export type ManagerPermission = (typeof MANAGER_PERMISSIONS)[number]["code"];

/** Their codes. */
export const MANAGER_PERMISSION_CODES = MANAGER_PERMISSIONS.map(({ code }) => code);

/** A number of licenses of a product that a manager may issue; null: any. */
export interface ProductAllowance {
  readonly product_id: number;
  readonly num_of_licenses: number | null;
}

/** A manager, and what they wish to act on. */
export interface ManagerFacts {
  readonly manager: {
    readonly is_active: boolean;
    readonly permissions: readonly ManagerPermission[];
    readonly products: readonly ProductAllowance[];
    readonly license_template_ids: readonly number[];
  };
  /**
   * Whether the order, or that of the license, device, customer or user which is meant, is theirs: by itself, or by its
   * customer account. Nobody asks where nothing is there yet.
   */
  readonly is_theirs: boolean;
  /** The licenses that are to be issued; for a policy that is to be made, its product. */
  readonly issue?: {
    readonly product_id: number;
    /** Of this product, by this manager, so far. */
    readonly issued: number;
    readonly wanted: number;
    /** The policy that they are made of: the one named, or the product's default. */
    readonly license_template_id: number;
  };
  /** What holds the license that is meant. */
  readonly held_by?: "license-key" | "user";
  /** Whether the user whose password is meant has or manages anything that is not theirs. */
  readonly user_reaches_beyond?: boolean;
}

/** Why a manager may not. */
export type ManagerRefusal =
  | "not_active"
  | "not_permitted"
  | "not_theirs"
  | "product_not_allowed"
  | "policy_not_allowed"
  | "too_many_licenses"
  | "no_license_of_users"
  | "user_reaches_beyond";

/**
 * Whether a license manager may do what a permission is about, here; undefined: yes. The first reason against it
 * otherwise.
 */
export function managerMayNot(permission: ManagerPermission, facts: ManagerFacts): ManagerRefusal | undefined {
  const { manager } = facts;
  if (!manager.is_active) return "not_active";
  if (!manager.permissions.includes(permission)) return "not_permitted";
  // The manager who creates an order becomes its manager; a policy belongs to no manager.
  const isOfNobody = ["create_order", "create_bundle_order", "create_license_policy"].includes(permission);
  if (!isOfNobody && !facts.is_theirs) return "not_theirs";
  if (permission === "issue_license") return mayNotIssue(facts);
  if (permission === "create_license_policy") return allowanceOf(facts) ? undefined : "product_not_allowed";
  if (permission === "manage_license_users" && facts.held_by !== "user") return "no_license_of_users";
  // No manager takes over someone who may do more than they may.
  if (permission === "manage_license_user_credentials" && facts.user_reaches_beyond !== false)
    return "user_reaches_beyond";
  return undefined;
}

function mayNotIssue(facts: ManagerFacts): ManagerRefusal | undefined {
  const { manager, issue } = facts;
  const allowance = allowanceOf(facts);
  if (!issue || !allowance) return "product_not_allowed";
  if (!manager.license_template_ids.includes(issue.license_template_id)) return "policy_not_allowed";
  const { num_of_licenses: most } = allowance;
  return most !== null && issue.issued + issue.wanted > most ? "too_many_licenses" : undefined;
}

function allowanceOf({ manager, issue }: ManagerFacts): ProductAllowance | undefined {
  return manager.products.find(({ product_id }) => product_id === issue?.product_id);
}
