import type { License } from "@licet/sdk";

/** How a member is shown and typed. */
export type MemberKind =
  | "flag"
  | "number"
  | "text"
  | "long text"
  | "moment"
  | "day"
  | "duration"
  | "period"
  | "replacement";

/** A member of a license that says what it allows. */
export interface Member {
  readonly name: keyof License & string;
  readonly kind: MemberKind;
  /** Under which name the provenance has it, where that is another. */
  readonly provenance?: string;
  /** Counted or fixed by the server: shown, never typed. */
  readonly isFixed?: true;
}

/** Members that belong together. */
export interface MemberGroup {
  readonly name: "validity" | "seats" | "floating" | "consumption" | "maintenance" | "more";
  readonly members: readonly Member[];
}

/** What a license allows, in groups. */
export const memberGroups: readonly MemberGroup[] = [
  {
    name: "validity",
    members: [
      { name: "license_type", kind: "text", isFixed: true },
      { name: "start_date", kind: "day" },
      { name: "validity_period", kind: "moment" },
      { name: "valid_duration", kind: "duration" },
      { name: "allow_grace_period", kind: "flag" },
      { name: "grace_period", kind: "number" },
      { name: "is_trial", kind: "flag" },
      { name: "trial_days", kind: "number" },
    ],
  },
  {
    name: "seats",
    members: [
      { name: "max_activations", kind: "number" },
      { name: "allow_unlimited_activations", kind: "flag" },
      { name: "max_transfers", kind: "number" },
      { name: "transfer_count", kind: "number", isFixed: true },
      { name: "seat_resets_per_year", kind: "number" },
      { name: "seat_replacement", kind: "replacement" },
      { name: "max_license_users", kind: "number" },
      { name: "prevent_vm", kind: "flag" },
      { name: "is_hardware_key_auth", kind: "flag" },
      { name: "allow_offline_activation", kind: "flag" },
      { name: "is_air_gapped", kind: "flag" },
    ],
  },
  {
    name: "floating",
    members: [
      { name: "is_floating_cloud", kind: "flag" },
      { name: "is_floating", kind: "flag" },
      { name: "floating_users", kind: "number" },
      { name: "floating_timeout", kind: "number" },
      { name: "can_borrow", kind: "flag" },
      { name: "max_borrow_time", kind: "number" },
    ],
  },
  {
    name: "consumption",
    members: [
      { name: "max_consumptions", kind: "number" },
      { name: "total_consumptions", kind: "number" },
      { name: "allow_unlimited_consumptions", kind: "flag" },
      { name: "allow_negative_consumptions", kind: "flag" },
      { name: "allow_overages", kind: "flag" },
      { name: "max_overages", kind: "number" },
      { name: "reset_consumption", kind: "flag" },
      { name: "consumption_period", kind: "period" },
    ],
  },
  {
    name: "maintenance",
    members: [
      { name: "enable_maintenance_period", kind: "flag" },
      { name: "maintenance_duration", kind: "duration" },
      { name: "maintenance_period", kind: "moment" },
    ],
  },
  {
    name: "more",
    members: [
      { name: "order", kind: "number" },
      { name: "subscription_id", kind: "text" },
      { name: "note", kind: "long text" },
    ],
  },
];

/** Every member by its name. */
export const membersByName: ReadonlyMap<string, Member> = new Map(
  memberGroups.flatMap(({ members }) => members).map((member) => [member.name, member]),
);

/** Seats that are taken, and how many there are; null: any number. */
export function seatsOf(license: License): { readonly used: number; readonly most: number | null } {
  const { total_active_devices: used, max_activations: most, allow_unlimited_activations: isUnlimited } = license;
  return { used, most: isUnlimited ? null : most };
}

/** Whether a group says anything about this license; what it does not use is folded away. */
export function isUsed({ name }: MemberGroup, license: License): boolean {
  if (name === "floating") return license.is_floating || license.is_floating_cloud;
  if (name === "consumption") return license.license_type === "consumption";
  if (name === "maintenance") return license.enable_maintenance_period;
  return true;
}
