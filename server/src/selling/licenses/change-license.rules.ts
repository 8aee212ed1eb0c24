import { type Problem, problem } from "../../errors.ts";
import { isSameJson, type JsonObject } from "../../platform/values/json.ts";
import { counterAfter, currentTotal } from "../../terms/consumption-counter.rules.ts";
import { isExpired } from "../../terms/expiry.rules.ts";
import { LICENSE_PROPERTIES, propertiesSetBy } from "../../terms/license-properties.rules.ts";
import { namesOf } from "../../terms/members.rules.ts";
import { addDuration } from "../../terms/validity.rules.ts";
import type { OwnLicense } from "./license.rules.ts";
import type { FeatureChange } from "./license-feature.rules.ts";

/** Decides what an edit makes of a license (management-api.md §5.3, semantics.md §2.3, §2.7). */

/** The columns that an edit may name. Whether a license is enabled is for its switch. */
const named = [
  ...namesOf(propertiesSetBy("edit")).filter((name) => name !== "enabled"),
  "consumption_pool_id",
  "license_template_id",
] as const;

/** Every column that an edit may change. */
export const CHANGEABLE = [...named, "consumptions_at"] as const;

type Changeable = (typeof CHANGEABLE)[number];
/** New values of columns. */
export type Columns = { readonly [name in Changeable]?: OwnLicense[name] | undefined };

/** What an edit asks for: columns, and what cannot change but may be sent as it is. */
export interface LicenseWish extends Omit<Columns, "consumptions_at"> {
  readonly license_type?: string | undefined;
  readonly license_key?: string | null | undefined;
  readonly product?: number | undefined;
}

/** The columns that change, or what is wrong with the wish; pointers begin at `at`. */
export function changeLicense(
  license: OwnLicense,
  sent: LicenseWish,
  now: Date,
  at = "",
): { readonly columns: Columns } | { readonly problems: readonly Problem[] } {
  const problems = [...immutable(license, sent, at)];
  const wish = newsOf(license, sent, now);
  if (wish.valid_duration !== undefined && wish.validity_period)
    problems.push(problem("conflicting_validity", `${at}/valid_duration`, wish.valid_duration));
  const validity = validityAfter(license, wish, now);
  if (validity === "missing") problems.push(problem("valid_duration_required", `${at}/is_trial`, false));
  if (problems.length > 0 || validity === "missing") return { problems };
  const wished: Columns = {
    ...Object.fromEntries(named.flatMap((name) => (wish[name] === undefined ? [] : [[name, wish[name]]]))),
    validity_period: validity,
    maintenance_period: maintenanceAfter(license, wish, now),
    ...counterAfter(counterOf(license), wish, now),
  };
  const changed = Object.entries(wished).filter(([name, value]) => !isSameJson(license[name as Changeable], value));
  return { columns: Object.fromEntries(changed) };
}

/**
 * The part of a wish that changes something. Repeating a value changes nothing: no end is computed again, no counter
 * restarts, so that a license can be sent back as it was read. A timeout of 0 means the product's.
 */
function newsOf(license: OwnLicense, sent: LicenseWish, now: Date): LicenseWish {
  const { floating_timeout: timeout } = sent;
  const begins = !license.is_trial && sent.is_trial === true;
  const isSame = {
    valid_duration: sent.valid_duration === license.valid_duration,
    maintenance_duration: sent.maintenance_duration === license.maintenance_duration,
    // Days count from when there is a trial.
    trial_days: sent.trial_days === license.trial_days && !begins,
    total_consumptions: sent.total_consumptions === currentTotal(counterOf(license), now),
  };
  return {
    ...sent,
    ...Object.fromEntries(Object.entries(isSame).flatMap(([name, same]) => (same ? [[name, undefined]] : []))),
    ...(timeout === 0
      ? { floating_timeout: license.product_floating_timeout ?? LICENSE_PROPERTIES.floating_timeout.default }
      : {}),
  };
}

function counterOf(license: OwnLicense) {
  return { ...license, consumptions_at: license.consumptions_at ?? license.created_at };
}

/**
 * An end that is given counts; one that follows from a duration begins now, or with the activation that is still to
 * come.
 */
function validityAfter(license: OwnLicense, wish: LicenseWish, now: Date): Date | null | "missing" {
  if (wish.validity_period !== undefined) return wish.validity_period;
  const isTrial = wish.is_trial ?? license.is_trial;
  const began = license.time_activated;
  if (isTrial) {
    if (wish.trial_days === undefined) return license.validity_period;
    return began === null || wish.trial_days === 0 ? null : addDuration(began, `${wish.trial_days}d`);
  }
  const endsAnew = wish.valid_duration !== undefined || license.is_trial;
  if (license.license_type === "perpetual" || !endsAnew) return license.validity_period;
  const duration = wish.valid_duration ?? license.valid_duration;
  // A trial that becomes a license for a time needs to know for which.
  if (duration === "" && license.license_type === "time-limited") return "missing";
  return began === null ? null : addDuration(now, duration);
}

function maintenanceAfter(license: OwnLicense, wish: LicenseWish, now: Date): Date | null {
  if (wish.maintenance_period !== undefined) return wish.maintenance_period;
  const isEnabled = wish.enable_maintenance_period ?? license.enable_maintenance_period;
  // What is only switched on keeps the end that it has.
  const isNew = !license.enable_maintenance_period && license.maintenance_period === null;
  const beginsNow = wish.maintenance_duration !== undefined || isNew;
  if (!isEnabled || !beginsNow || license.time_activated === null) return license.maintenance_period;
  return addDuration(now, wish.maintenance_duration ?? license.maintenance_duration);
}

function immutable(license: OwnLicense, wish: LicenseWish, at: string): Problem[] {
  const { license_type, license_key, product_id: product } = license;
  return Object.entries({ license_type, license_key, product }).flatMap(([name, value]) => {
    const sent = wish[name as "license_type" | "license_key" | "product"];
    const isSame = sent === undefined || sent === value || (name === "product" && Number(sent) === Number(value));
    return isSame ? [] : [problem("immutable_property", `${at}/${name}`, sent)];
  });
}

/** What a change does to one license. */
export interface Impact {
  readonly id: number;
  readonly from: JsonObject;
  readonly to: JsonObject;
  /** More devices, slots or units in use than it will allow. */
  readonly is_over_limit: boolean;
  readonly expires: boolean;
  readonly returns: boolean;
}

/** What changes besides the columns of a license, as the API shows it. */
export interface OtherChanges {
  readonly from: JsonObject;
  readonly to: JsonObject;
}

/** Another order, another switch, other features: by their codes, null where a feature is not there. */
export function otherChanges(
  license: Pick<OwnLicense, "enabled" | "order_id">,
  { enabled, order }: { readonly enabled?: boolean | undefined; readonly order?: number | undefined },
  features: readonly FeatureChange[],
): OtherChanges {
  const from: Record<string, JsonObject[string]> = {};
  const to: Record<string, JsonObject[string]> = {};
  if (enabled !== undefined && enabled !== license.enabled)
    [from["enabled"], to["enabled"]] = [license.enabled, enabled];
  if (order !== undefined && order !== license.order_id) [from["order"], to["order"]] = [license.order_id, order];
  if (features.length > 0) {
    const side = (of: (change: FeatureChange) => object | null): JsonObject =>
      JSON.parse(JSON.stringify(Object.fromEntries(features.map((change) => [change.code, of(change)]))));
    from["product_features"] = side((change) =>
      "before" in change ? change.before : change.kind === "created" ? null : {},
    );
    to["product_features"] = side((change) => ("columns" in change ? change.columns : null));
  }
  return { from, to };
}

/** What would change, and whether the license would then be over its limits, expire, or come back. */
export function impactOf(
  license: OwnLicense,
  columns: Columns,
  floatingInUse: number,
  now: Date,
  others: OtherChanges = { from: {}, to: {} },
): Impact {
  const after = { ...license, ...columns } as OwnLicense;
  const names = Object.keys(columns).filter((name) => name !== "consumptions_at") as Changeable[];
  const told = (from: OwnLicense) => Object.fromEntries(names.map((name) => [name, presentedValue(from[name])]));
  const before = isExpired(license, now);
  const then = isExpired(after, now);
  return {
    id: license.id,
    from: { ...told(license), ...others.from },
    to: { ...told(after), ...others.to },
    is_over_limit: isOverLimit(after, floatingInUse),
    expires: !before && then,
    returns: before && !then,
  };
}

function isOverLimit(license: OwnLicense, floatingInUse: number): boolean {
  if (!license.allow_unlimited_activations && license.times_activated > license.max_activations) return true;
  if (license.is_floating_cloud && floatingInUse > license.floating_users) return true;
  if (license.license_type !== "consumption" || license.allow_unlimited_consumptions) return false;
  const most = license.max_consumptions + (license.allow_overages ? license.max_overages : 0);
  return license.total_consumptions > most;
}

function presentedValue(value: OwnLicense[Changeable]): JsonObject[string] {
  return value instanceof Date ? value.toISOString() : (value as JsonObject[string]);
}
