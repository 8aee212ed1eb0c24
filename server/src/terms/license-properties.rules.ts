import { entriesOf, type Member, namesOf } from "./members.rules.ts";

/**
 * The dictionary of licenses: every property once. Request bodies, columns in SQL, files of imports and exports, what
 * the catalog shows and the precedence of an order are made of this list (semantics.md §2.1, §2.2). A row of an import
 * is an order.
 */

/** Who may set a property, strongest first when a license is issued; an edit changes it afterwards. */
type Setter = "order" | "policy" | "product" | "edit";

interface LicenseProperty extends Member {
  readonly setBy: readonly Setter[];
  /** What policies and products call it; their own name for it where that differs. */
  readonly catalogName?: string;
  /** Nothing for applications: the License API does not read it. */
  readonly isInternal?: true;
}

const anyone = ["order", "policy", "product", "edit"] as const;
const allButProduct = ["order", "policy", "edit"] as const;
const orderOrEdit = ["order", "edit"] as const;
const order = ["order"] as const;

/** Every property of a license. `license_type` comes first, because what a product sets for others depends on it. */
export const LICENSE_PROPERTIES = {
  license_type: {
    kind: "license type",
    default: "perpetual",
    setBy: ["order", "policy", "product"],
    catalogName: "default_license_type",
  },
  enabled: { kind: "boolean", default: true, setBy: orderOrEdit },
  active: { kind: "boolean", default: false, setBy: order },
  max_activations: { kind: "integer", default: 1, setBy: anyone },
  allow_unlimited_activations: { kind: "boolean", default: false, setBy: allButProduct },
  max_transfers: { kind: "integer or -1", default: 0, setBy: allButProduct },
  transfer_count: { kind: "integer", default: 0, setBy: order },
  seat_resets_per_year: { kind: "integer or -1", default: -1, setBy: anyone },
  seat_replacement: { kind: "seat replacement", default: "never", setBy: anyone },
  start_date: { kind: "date", default: null, setBy: orderOrEdit },
  valid_duration: { kind: "duration", default: "", setBy: anyone },
  validity_period: { kind: "moment", default: null, setBy: orderOrEdit },
  allow_grace_period: { kind: "boolean", default: false, setBy: allButProduct },
  grace_period: { kind: "integer", default: 0, setBy: allButProduct },
  enable_maintenance_period: { kind: "boolean", default: false, setBy: anyone },
  maintenance_duration: { kind: "duration in days", default: "", setBy: anyone },
  maintenance_period: { kind: "moment", default: null, setBy: orderOrEdit },
  is_trial: { kind: "boolean", default: false, setBy: orderOrEdit },
  trial_days: { kind: "integer", default: 0, setBy: anyone },
  max_consumptions: { kind: "big integer", default: 1, setBy: anyone },
  total_consumptions: { kind: "big integer", default: 0, setBy: orderOrEdit },
  allow_unlimited_consumptions: { kind: "boolean", default: false, setBy: allButProduct },
  allow_negative_consumptions: { kind: "boolean", default: false, setBy: allButProduct },
  allow_overages: { kind: "boolean", default: false, setBy: anyone },
  max_overages: { kind: "big integer", default: 0, setBy: anyone },
  reset_consumption: { kind: "boolean", default: false, setBy: anyone },
  consumption_period: { kind: "consumption period", default: null, setBy: anyone },
  prevent_vm: { kind: "boolean", default: false, setBy: anyone },
  is_floating: { kind: "boolean", default: false, setBy: anyone },
  is_floating_cloud: { kind: "boolean", default: false, setBy: anyone },
  floating_users: { kind: "integer", default: 1, setBy: anyone },
  floating_timeout: { kind: "minutes", default: 120, setBy: anyone },
  can_borrow: { kind: "boolean", default: false, setBy: allButProduct },
  max_borrow_time: { kind: "integer", default: 0, setBy: allButProduct },
  max_license_users: { kind: "integer", default: 0, setBy: allButProduct },
  is_air_gapped: { kind: "boolean", default: false, setBy: allButProduct },
  is_hardware_key_auth: { kind: "boolean", default: false, setBy: allButProduct },
  allow_offline_activation: { kind: "boolean", default: true, setBy: allButProduct },
  // On the wire `installation_file`; an id means nothing in a file.
  installation_file_id: { kind: "id", default: null, setBy: ["policy", "edit"] },
  subscription_id: { kind: "text", default: null, setBy: orderOrEdit, isInternal: true },
  note: { kind: "note", default: null, setBy: orderOrEdit, isInternal: true },
  metadata: { kind: "metadata", default: {}, setBy: orderOrEdit },
} as const satisfies Record<string, LicenseProperty>;

/** The name of a property of a license. */
export type PropertyName = keyof typeof LICENSE_PROPERTIES;

/** The properties that someone may set. */
export type SetBy<S extends Setter> = {
  [N in PropertyName]: S extends (typeof LICENSE_PROPERTIES)[N]["setBy"][number] ? N : never;
}[PropertyName];

/** The part of the dictionary that someone may set. */
export function propertiesSetBy<S extends Setter>(setter: S): Pick<typeof LICENSE_PROPERTIES, SetBy<S>> {
  const entries = entriesOf<PropertyName, LicenseProperty>(LICENSE_PROPERTIES);
  const found = entries.filter(([, { setBy }]) => setBy.includes(setter));
  return Object.fromEntries(found) as Pick<typeof LICENSE_PROPERTIES, SetBy<S>>;
}

/** The name of a property in policies and products. */
type CatalogName<N extends PropertyName> = N extends "license_type" ? "default_license_type" : N;

/** The part of the dictionary that policies or products may set, by their own names for it. */
export function catalogMembers<S extends "policy" | "product">(setter: S) {
  const entries = entriesOf<string, LicenseProperty>(propertiesSetBy(setter));
  return Object.fromEntries(entries.map(([name, property]) => [property.catalogName ?? name, property])) as {
    [N in SetBy<S> as CatalogName<N>]: (typeof LICENSE_PROPERTIES)[N];
  };
}

/** The names of all properties, in the order of the dictionary. */
export const PROPERTY_NAMES = namesOf(LICENSE_PROPERTIES);

/**
 * Properties whose emptiness is a value: files say "none" for it, since an empty cell stands for what the policy says.
 */
export const EMPTIABLE = namesOf(propertiesSetBy("order")).filter((name) => {
  const { default: otherwise, setBy }: LicenseProperty = LICENSE_PROPERTIES[name];
  return (otherwise === null || otherwise === "") && setBy.includes("policy");
});

type Internal = {
  [N in PropertyName]: (typeof LICENSE_PROPERTIES)[N] extends { readonly isInternal: true } ? N : never;
}[PropertyName];
/** A property that calls of applications are decided upon or answered with. */
export type ApplicationProperty = Exclude<PropertyName, Internal>;

/** The properties that the License API reads. */
export const APPLICATION_PROPERTIES = PROPERTY_NAMES.filter(
  (name): name is ApplicationProperty => !("isInternal" in LICENSE_PROPERTIES[name]),
);
