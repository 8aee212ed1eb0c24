// Terms are shown in sections that a person would look for; a member that is new to these pages appears under "other".

/** One member of a policy, a product or a feature. */
export interface Term {
  readonly name: string;
  readonly kind: string;
  readonly choices?: readonly string[] | null;
  readonly own?: unknown;
  readonly inherited?: unknown;
  readonly source: "product" | "feature" | "default";
}

const sections = {
  type: ["default_license_type", "is_upgrade", "upgrade_from"],
  validity: [
    "valid_duration",
    "subscription_duration",
    "allow_grace_period",
    "grace_period",
    "enable_maintenance_period",
    "maintenance_duration",
  ],
  activations: [
    "max_activations",
    "allow_unlimited_activations",
    "max_transfers",
    "prevent_vm",
    "hardware_id_required",
    "is_node_locked",
    "is_user_locked",
    "is_hardware_key_auth",
  ],
  seats: ["seat_resets_per_year", "seat_replacement"],
  users: ["max_license_users", "user_max_activations"],
  floating: ["is_floating", "is_floating_cloud", "floating_users", "floating_timeout", "can_borrow", "max_borrow_time"],
  consumption: [
    "max_consumption",
    "max_consumptions",
    "allow_unlimited_consumptions",
    "allow_negative_consumptions",
    "allow_overages",
    "max_overages",
    "reset_consumption",
    "consumption_period",
  ],
  offline: ["allow_offline_activation", "is_air_gapped"],
  trial: ["allow_trial", "trial_days"],
} as const;

/** The name of a section. */
export type SectionName = keyof typeof sections | "other";

/** A group of terms. */
export interface Section<T extends { readonly name: string }> {
  readonly name: SectionName;
  readonly terms: readonly T[];
}

/** Terms in their sections; those without members are left out. */
export function sectionsOf<T extends { readonly name: string }>(terms: readonly T[]): readonly Section<T>[] {
  const known = new Set<string>(Object.values(sections).flat());
  const named = Object.entries(sections).map(([name, members]) => ({
    name: name as SectionName,
    terms: members.flatMap((member) => terms.filter((each) => each.name === member)),
  }));
  const other = { name: "other" as const, terms: terms.filter(({ name }) => !known.has(name)) };
  return [...named, other].filter((section) => section.terms.length > 0);
}

/** What a field of a form holds for a value; empty: nothing is said. */
export function typedOf(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}

/** The values of a form about terms. */
export function typedTerms(terms: readonly Pick<Term, "name" | "own">[]): Record<string, string> {
  return Object.fromEntries(terms.map(({ name, own }) => [name, typedOf(own)]));
}

/** A value as the body has it; what is no number goes to the server as it is, which refuses it in words. */
export function sentOf(kind: string, typed: string): unknown {
  const text = typed.trim();
  if (text === "") return null;
  if (kind === "boolean") return text === "true";
  return /^-?\d+$/.test(text) && kind !== "text" ? Number(text) : text;
}

/** What a form changes of terms, as a body. */
export function editOf(terms: readonly Term[], typed: Readonly<Record<string, string>>): Record<string, unknown> {
  const changed = terms.filter(({ name, own }) => (typed[name] ?? "").trim() !== typedOf(own));
  return Object.fromEntries(changed.map(({ name, kind }) => [name, sentOf(kind, typed[name] ?? "")]));
}

/** What counts: what is said, else what is inherited. */
export function valueOfTerm({ own, inherited }: Pick<Term, "own" | "inherited">): unknown {
  return own ?? inherited ?? null;
}

const flag = { kind: "boolean", inherited: false } as const;
const number = { kind: "integer", inherited: 0 } as const;

/** The members that a feature of a product has, with the server's defaults. */
export const featureMembers = [
  { name: "max_consumption", ...number },
  { name: "allow_unlimited_consumptions", ...flag },
  { name: "allow_negative_consumptions", ...flag },
  { name: "allow_overages", ...flag },
  { name: "max_overages", ...number },
  { name: "reset_consumption", ...flag },
  { name: "consumption_period", kind: "choice", choices: ["daily", "weekly", "monthly", "annually"], inherited: null },
  { name: "is_floating", ...flag },
  { name: "is_floating_cloud", ...flag },
  { name: "floating_users", ...number },
  { name: "floating_timeout", kind: "minutes", inherited: 120 },
  { name: "can_borrow", ...flag },
  { name: "max_borrow_time", ...number },
  { name: "valid_duration", kind: "duration", inherited: "" },
] as const satisfies readonly Omit<Term, "own" | "source">[];
