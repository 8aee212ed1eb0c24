// What the License API must answer, in a second implementation: written from the reference alone, in plain TypeScript,
// in memory, and without any code of the server. Random histories are played to both (histories.test.ts), and no answer
// and no counter may differ.
import { date, hour, iso, later, midnight, minute, startOf } from "./calendar.ts";
import type { FeatureTerms, Terms, UserTerms } from "./license-terms.ts";

/** The content of an answer: the code of a refusal, or the members that the model knows. */
export type Verdict = { readonly code: string } | { readonly body: Readonly<Record<string, unknown>> };

/** The caller: a device, and on a user-based license a user. */
export interface Caller {
  readonly hardwareId: string;
  readonly email: string | null;
}

/** A consumption; overages that are sent and narrow those of the license change the license. */
export interface Consumption {
  readonly consumptions?: number | undefined;
  readonly allow_overages?: boolean | undefined;
  readonly max_overages?: number | undefined;
}

/** A floating slot that a device took: of the license, or of a feature. */
interface Slot {
  lastSeen: Date;
  borrowedUntil: Date | null;
}

interface Device {
  readonly hardwareId: string;
  readonly email: string | null;
  isActive: boolean;
  /** The vendor freed its seat, and it has not come back: it counts as if it had never been there. */
  isForgotten: boolean;
  slot: Slot | undefined;
  readonly featureSlots: Map<string, Slot>;
}

interface User {
  readonly email: string;
  maxActivations: number;
  totalActivations: number;
}

interface Feature {
  terms: FeatureTerms;
  total: number;
  expiry: Date | null;
}

/**
 * One license with its devices, users, counters and slots. `moveTo` moves the time; all calls happen at that moment.
 */
export class LicenseModel {
  terms: Terms;
  now: Date;
  enabled = true;
  total = 0;
  transferCount = 0;
  validity: Date | null;
  maintenance: Date | null;
  /** When the first device was bound; a reset keeps it. */
  firstActivated: Date | undefined;
  /** When a device was last freed. */
  lastFreed: Date | undefined;
  readonly devices: Device[] = [];
  readonly users: readonly User[];
  readonly features: readonly Feature[];
  readonly blacklist = new Set<string>();
  /** Per user (key-based: `null`), the devices that were freed and not yet replaced, oldest first (§2.6). */
  readonly released = new Map<string | null, string[]>();

  constructor(terms: Terms, features: readonly FeatureTerms[], users: readonly UserTerms[], now: Date) {
    this.terms = terms;
    this.now = now;
    this.validity = date(terms.validity_period);
    this.maintenance = date(terms.maintenance_period);
    this.users = users.map(({ email, max_activations }) => ({
      email,
      maxActivations: max_activations,
      totalActivations: 0,
    }));
    this.features = features.map((feature) => ({ terms: feature, total: 0, expiry: date(feature.expiry_date) }));
  }

  // ---- Time: counters start again when their periods begin (§2.8).

  moveTo(now: Date): void {
    const isDue = ({ reset_consumption, consumption_period }: Terms | FeatureTerms) =>
      reset_consumption && consumption_period !== null && startOf(consumption_period, now) > this.now;
    if (isDue(this.terms)) this.total = 0;
    for (const feature of this.features) if (isDue(feature.terms)) feature.total = 0;
    this.now = now;
  }

  // ---- Activation and deactivation (§2.4, §2.6).

  activate(caller: Caller, { isVm = false, isPasswordWrong = false } = {}): Verdict {
    const { terms, now } = this;
    const device = this.deviceOf(caller);
    const isBound = device?.isActive === true;
    if (isPasswordWrong) return { code: "invalid_credentials" };
    if (!this.enabled) return { code: "license_not_enabled" };
    // A start date does not affect devices that are already bound (§5.1, 16).
    if (!isBound && terms.start_date !== null && now < midnight(terms.start_date))
      return { code: "license_start_date_not_reached" };
    if (this.blacklist.has(caller.hardwareId)) return { code: "blacklisted" };
    if (this.isExpired) return { code: terms.is_trial ? "trial_expired" : "license_expired" };
    if (terms.prevent_vm && isVm) return { code: "vm_not_allowed" };
    if (isBound) return this.activated(caller, device);

    const user = this.userOf(caller);
    if (!terms.allow_unlimited_activations && this.timesActivated >= terms.max_activations)
      return { code: "license_activated_max_times" };
    if (user && user.totalActivations >= user.maxActivations) return { code: "license_activated_max_times" };
    const refusal = this.transfer(caller);
    if (refusal) return { code: refusal };

    const bound = device ?? this.addDevice(caller);
    bound.isActive = true;
    bound.isForgotten = false;
    if (user) user.totalActivations += 1;
    if (!this.firstActivated) this.startClocks();
    this.takeSlot(bound);
    return this.activated(caller, bound);
  }

  deactivate(caller: Caller): Verdict {
    const refusal = this.refusalOfUse(caller);
    if (refusal) return { code: refusal };
    const device = this.deviceOf(caller);
    if (device) this.unbind(device);
    this.lastFreed = this.now;
    this.queueOf(caller).push(caller.hardwareId);
    return { body: {} };
  }

  /** Counts a transfer if the activation is one; returns the code of the refusal if it is not allowed. */
  private transfer(caller: Caller): string | undefined {
    const queue = this.queueOf(caller);
    const { max_transfers, allow_unlimited_activations } = this.terms;
    if (queue.includes(caller.hardwareId)) {
      queue.splice(queue.indexOf(caller.hardwareId), 1);
      return undefined;
    }
    if (queue.length === 0) return undefined;
    if (!allow_unlimited_activations && max_transfers === 0) {
      if (this.hasUntouchedSeat(caller)) return undefined;
      if (this.deviceOf(caller)?.isForgotten !== false) return "device_transfer_not_allowed";
    }
    if (!allow_unlimited_activations && max_transfers > 0 && this.transferCount >= max_transfers)
      return "device_transfer_limit_reached";
    queue.shift();
    this.transferCount += 1;
    return undefined;
  }

  /**
   * A license without transfers still fills all its seats, and that counts as no transfer (§5.1, 9): fewer distinct
   * devices than it allows were ever bound, by any user, and fewer of the user than the user may have.
   */
  private hasUntouchedSeat(caller: Caller): boolean {
    const remembered = this.devices.filter((device) => !device.isForgotten);
    const ofUser = remembered.filter((device) => device.email === caller.email);
    const quota = this.userOf(caller)?.maxActivations ?? this.terms.max_activations;
    const distinct = new Set(remembered.map(({ hardwareId }) => hardwareId));
    return distinct.size < this.terms.max_activations && ofUser.length < quota;
  }

  /** The first activation fixes, once, the dates that were sold as a duration (§2.3). */
  private startClocks(): void {
    const { terms, now } = this;
    this.firstActivated = now;
    if (this.validity === null) {
      // 0: the length of the trial is not set, so it has no end.
      if (terms.is_trial) this.validity = terms.trial_days === 0 ? null : later(now, `${terms.trial_days}d`);
      else if (terms.license_type !== "perpetual") this.validity = later(now, terms.valid_duration);
    }
    if (terms.enable_maintenance_period) this.maintenance ??= later(now, terms.maintenance_duration);
    for (const feature of this.features) feature.expiry ??= later(now, feature.terms.valid_duration);
  }

  // ---- Check (§2.5).

  check(caller: Caller, { isVm = false, includeExpired = false } = {}): Verdict {
    const refusal = this.refusalOfUse(caller);
    if (refusal) return { code: refusal };
    if (this.terms.prevent_vm && isVm) return { code: "vm_not_allowed" };
    const device = this.deviceOf(caller);
    if (device && !this.isExpired && !this.takeSlot(device) && this.terms.is_floating_cloud)
      return { code: "floating_not_available" };
    const isBorrowed = this.isBorrowed(device?.slot);
    return {
      body: {
        ...this.licenseMembers(caller),
        license_active: this.isActive,
        license_enabled: true,
        is_borrowed: isBorrowed,
        borrowed_until: isBorrowed ? iso(device?.slot?.borrowedUntil ?? null) : null,
        ...(this.terms.is_floating_cloud ? { floating_in_use_devices: this.slotsInUse } : {}),
        product_features: this.featureMembers(includeExpired),
      },
    };
  }

  // ---- Consumption (§2.8).

  consume(caller: Caller, asked: Consumption): Verdict {
    const refusal = this.refusalOfUse(caller) ?? (this.isExpired ? "license_expired" : undefined);
    if (refusal) return { code: refusal };
    if (this.terms.license_type !== "consumption") return { code: "invalid_license_type" };
    const wished = {
      ...this.terms,
      allow_overages: asked.allow_overages ?? this.terms.allow_overages,
      max_overages: asked.max_overages ?? this.terms.max_overages,
    };
    // An application narrows what was sold, and does not widen it.
    const terms = mostOver(wished) <= mostOver(this.terms) ? wished : this.terms;
    const total = counted(this.total, asked.consumptions ?? 1, { ...terms, limit: terms.max_consumptions });
    if (total === "negative") return { code: "negative_consumptions_not_allowed" };
    if (total === "too many") return { code: "license_not_enough_consumptions" };
    this.terms = terms;
    this.total = total;
    return { body: this.consumptionMembers() };
  }

  consumeFeature(caller: Caller, code: string, consumptions = 1): Verdict {
    const refusal = this.refusalOfUse(caller) ?? (this.isExpired ? "license_expired" : undefined);
    if (refusal) return { code: refusal };
    const feature = this.features.find((each) => each.terms.code === code);
    if (!feature || this.hasEnded(feature)) return { code: "unsupported_product_feature" };
    if (feature.terms.feature_type !== "consumption") return { code: "invalid_feature_type" };
    const total = counted(feature.total, consumptions, { ...feature.terms, limit: feature.terms.max_consumption });
    if (total === "negative") return { code: "negative_consumptions_not_allowed" };
    if (total === "too many") return { code: "feature_not_enough_consumptions" };
    feature.total = total;
    return { body: { total_consumptions: total, max_consumptions: feature.terms.max_consumption } };
  }

  // ---- Floating licenses (§2.10, §2.11).

  /** `until`: a moment, or null for as long as is allowed. */
  borrow(caller: Caller, until: Date | null, { isPasswordWrong = false } = {}): Verdict {
    const { terms, now } = this;
    if (isPasswordWrong) return { code: "invalid_credentials" };
    const refusal = this.refusalOfUse(caller);
    if (refusal) return { code: refusal };
    if (!terms.is_floating_cloud || !terms.can_borrow) return { code: "license_borrow_not_allowed" };
    if (this.isExpired) return { code: "license_expired" };
    const latest = later(now, `${terms.max_borrow_time}h`) ?? now;
    const borrowedUntil = until ?? latest;
    if (borrowedUntil <= now || borrowedUntil > latest) return { code: "borrow_until_not_valid" };
    const device = this.deviceOf(caller);
    if (!device || !this.takeSlot(device)) return { code: "floating_not_available" };
    device.slot = { lastSeen: now, borrowedUntil };
    return { body: { borrowed_until: iso(borrowedUntil), max_borrow_time: terms.max_borrow_time } };
  }

  release(caller: Caller): Verdict {
    const refusal = this.refusalOfUse(caller);
    if (refusal) return { code: refusal };
    const device = this.deviceOf(caller);
    if (device) device.slot = undefined;
    return { body: {} };
  }

  // ---- Features: connecting to one, and the slots of floating ones (§2.10, license-api.md §6.6, §6.11, §6.12).

  checkFeature(caller: Caller, code: string): Verdict {
    const refusal = this.refusalOfUse(caller);
    if (refusal) return { code: refusal };
    const feature = this.features.find((each) => each.terms.code === code);
    if (!feature || this.hasEnded(feature)) return { code: "invalid_license_feature_code" };
    // Unlike the answer of a check, this one cannot say that the license is expired, so it refuses.
    if (this.isExpired) return { code: "license_expired" };
    const device = this.deviceOf(caller);
    if (device && feature.terms.is_floating_cloud && !this.takeFeatureSlot(device, feature))
      return { code: "floating_not_available" };
    return {
      body: {
        code,
        expiry_date: iso(feature.expiry),
        ...(feature.terms.feature_type === "consumption" ? { total_consumptions: feature.total } : {}),
        ...(feature.terms.is_floating_cloud ? { floating_in_use_devices: this.featureSlotsInUse(feature) } : {}),
      },
    };
  }

  borrowFeature(caller: Caller, code: string, until: Date | null): Verdict {
    const refusal = this.refusalOfUse(caller);
    if (refusal) return { code: refusal };
    const feature = this.features.find((each) => each.terms.code === code);
    if (!feature || this.hasEnded(feature)) return { code: "invalid_license_feature_code" };
    if (!feature.terms.is_floating_cloud) return { code: "feature_not_floating" };
    if (!feature.terms.can_borrow) return { code: "license_borrow_not_allowed" };
    if (this.isExpired) return { code: "license_expired" };
    const latest = later(this.now, `${feature.terms.max_borrow_time}h`) ?? this.now;
    const borrowedUntil = until ?? latest;
    if (borrowedUntil <= this.now || borrowedUntil > latest) return { code: "borrow_until_not_valid" };
    const device = this.deviceOf(caller);
    if (!device || !this.takeFeatureSlot(device, feature)) return { code: "floating_not_available" };
    device.featureSlots.set(code, { lastSeen: this.now, borrowedUntil });
    return { body: { borrowed_until: iso(borrowedUntil), max_borrow_time: feature.terms.max_borrow_time } };
  }

  releaseFeature(caller: Caller, code: string): Verdict {
    const refusal = this.refusalOfUse(caller);
    if (refusal) return { code: refusal };
    const feature = this.features.find((each) => each.terms.code === code);
    if (!feature || this.hasEnded(feature)) return { code: "invalid_license_feature_code" };
    if (!feature.terms.is_floating_cloud) return { code: "feature_not_floating" };
    const device = this.deviceOf(caller);
    if (!device || !this.isHeld(device.featureSlots.get(code), feature.terms.floating_timeout))
      return { code: "floating_feature_device_not_in_use" };
    device.featureSlots.delete(code);
    return { body: {} };
  }

  // ---- What the vendor does (§2.7, §2.3 "at edit").

  edit(changes: Partial<Terms>): Verdict {
    const was = this.terms;
    const terms = { ...was, ...changes };
    const isUpgrade = was.is_trial && !terms.is_trial;
    // Setting a value that is already set is no change.
    const isNewDuration = changes.valid_duration !== undefined && changes.valid_duration !== was.valid_duration;
    const isNewMaintenance =
      changes.maintenance_duration !== undefined && changes.maintenance_duration !== was.maintenance_duration;
    const areNewDays = changes.trial_days !== undefined && (changes.trial_days !== was.trial_days || !was.is_trial);
    if (isNewDuration && changes.validity_period != null) return { code: "conflicting_validity" };
    // §2.9: a trial that becomes a time-limited license needs a duration.
    const hasEnd = changes.validity_period !== undefined || terms.valid_duration !== "";
    if (isUpgrade && terms.license_type === "time-limited" && !hasEnd) return { code: "valid_duration_required" };
    this.terms = terms;
    this.editValidity(changes, { areNewDays, beginsNow: isNewDuration || isUpgrade });
    if (changes.maintenance_period !== undefined) this.maintenance = date(changes.maintenance_period);
    // §2.3: a duration of an activated license begins when it is set; a fixed date stays, however often it is switched
    // off.
    else if (terms.enable_maintenance_period && this.firstActivated) {
      if (isNewMaintenance) this.maintenance = later(this.now, terms.maintenance_duration);
      else if (!was.enable_maintenance_period) this.maintenance ??= later(this.now, terms.maintenance_duration);
    }
    return {
      body: {
        ...changes,
        validity_period: iso(this.validity),
        maintenance_period: iso(this.maintenance),
        start_date: terms.start_date,
      },
    };
  }

  private editValidity(
    changes: Partial<Terms>,
    { areNewDays, beginsNow }: { readonly areNewDays: boolean; readonly beginsNow: boolean },
  ): void {
    const { terms, now, firstActivated } = this;
    if (changes.validity_period !== undefined) this.validity = date(changes.validity_period);
    else if (terms.is_trial) {
      // The days of a trial are counted from its first activation.
      if (!areNewDays) return;
      const hasEnd = firstActivated !== undefined && terms.trial_days > 0;
      this.validity = hasEnd ? later(firstActivated, `${terms.trial_days}d`) : null;
    } else if (terms.license_type !== "perpetual" && beginsNow)
      this.validity = firstActivated ? later(now, terms.valid_duration) : null;
  }

  setEnabled(isEnabled: boolean): void {
    this.enabled = isEnabled;
  }

  /** Frees every device and resets all counters; the dates stay. */
  reset(): void {
    for (const device of this.devices) this.forget(device);
    this.released.clear();
    this.transferCount = 0;
    this.resetConsumption();
  }

  resetConsumption(): void {
    this.total = 0;
    for (const feature of this.features) feature.total = 0;
  }

  /** Frees the seats of a machine, as if it had never had them: the next one replaces no other. */
  freeHardware(hardwareId: string): void {
    for (const device of this.devices.filter((each) => each.hardwareId === hardwareId)) {
      this.forget(device);
      const queue = this.queueOf(device);
      if (queue.includes(hardwareId)) queue.splice(queue.indexOf(hardwareId), 1);
      this.lastFreed = this.now;
    }
  }

  /** Blacklists a machine that the license knows: its seats are freed, and it gets none again. */
  banHardware(hardwareId: string): void {
    this.freeHardware(hardwareId);
    if (this.devices.some((device) => device.hardwareId === hardwareId)) this.blacklist.add(hardwareId);
  }

  pardonHardware(hardwareId: string): void {
    this.blacklist.delete(hardwareId);
  }

  // ---- State.

  get timesActivated(): number {
    return this.devices.filter((device) => device.isActive).length;
  }

  /** A subscription is active from its sale; the others are active while a device is bound (§2.7). */
  get isActive(): boolean {
    return this.terms.license_type === "subscription" || this.timesActivated > 0;
  }

  get isExpired(): boolean {
    const { license_type, is_trial, allow_grace_period, grace_period } = this.terms;
    if (this.validity === null || (license_type === "perpetual" && !is_trial)) return false;
    const grace = license_type === "subscription" && allow_grace_period ? grace_period * hour : 0;
    return this.now.getTime() > this.validity.getTime() + grace;
  }

  get slotsInUse(): number {
    return this.devices.filter((device) => this.isHeld(device.slot, this.terms.floating_timeout)).length;
  }

  private hasEnded(feature: Feature): boolean {
    return feature.expiry !== null && this.now > feature.expiry;
  }

  /** Why a device that must be bound may not use the license, by the checks that all such calls share. */
  private refusalOfUse(caller: Caller): string | undefined {
    if (!this.enabled) return "license_not_enabled";
    if (!this.isActive) return "license_not_active";
    if (this.blacklist.has(caller.hardwareId)) return "blacklisted";
    if (this.deviceOf(caller)?.isActive !== true) return "device_not_found";
    return undefined;
  }

  private deviceOf({ hardwareId, email }: Caller): Device | undefined {
    return this.devices.find((device) => device.hardwareId === hardwareId && device.email === email);
  }

  private userOf({ email }: Caller): User | undefined {
    return this.users.find((user) => user.email === email);
  }

  private queueOf({ email }: Caller): string[] {
    const queue = this.released.get(email) ?? [];
    this.released.set(email, queue);
    return queue;
  }

  private addDevice({ hardwareId, email }: Caller): Device {
    const device: Device = {
      hardwareId,
      email,
      isActive: false,
      isForgotten: false,
      slot: undefined,
      featureSlots: new Map(),
    };
    this.devices.push(device);
    return device;
  }

  private forget(device: Device): void {
    this.unbind(device);
    device.isForgotten = true;
  }

  private unbind(device: Device): void {
    const user = this.userOf(device);
    if (user && device.isActive) user.totalActivations -= 1;
    device.isActive = false;
    device.slot = undefined;
    device.featureSlots.clear();
  }

  // ---- Slots: held while borrowed, or while the last contact is younger than the timeout.

  private isBorrowed(slot: Slot | undefined): boolean {
    return slot?.borrowedUntil != null && this.now < slot.borrowedUntil;
  }

  private isHeld(slot: Slot | undefined, timeoutMinutes: number): boolean {
    if (!slot) return false;
    return this.isBorrowed(slot) || this.now.getTime() - slot.lastSeen.getTime() < timeoutMinutes * minute;
  }

  /** Takes or renews the device's slot; false: all are taken. */
  private takeSlot(device: Device): boolean {
    const { is_floating_cloud, floating_users, floating_timeout } = this.terms;
    if (!is_floating_cloud) return false;
    if (!this.isHeld(device.slot, floating_timeout) && this.slotsInUse >= floating_users) return false;
    device.slot = { borrowedUntil: device.slot?.borrowedUntil ?? null, lastSeen: this.now };
    return true;
  }

  private takeFeatureSlot(device: Device, { terms }: Feature): boolean {
    const slot = device.featureSlots.get(terms.code);
    const inUse = this.devices.filter((each) => this.isHeld(each.featureSlots.get(terms.code), terms.floating_timeout));
    if (!this.isHeld(slot, terms.floating_timeout) && inUse.length >= terms.floating_users) return false;
    device.featureSlots.set(terms.code, { borrowedUntil: slot?.borrowedUntil ?? null, lastSeen: this.now });
    return true;
  }

  private featureSlotsInUse({ terms }: Feature): number {
    return this.devices.filter((each) => this.isHeld(each.featureSlots.get(terms.code), terms.floating_timeout)).length;
  }

  // ---- Members of answers.

  private activated(caller: Caller, device: Device): Verdict {
    return {
      body: {
        ...this.licenseMembers(caller),
        hardware_id: caller.hardwareId,
        active: true,
        ...(this.terms.is_floating_cloud
          ? { floating_in_use: this.isHeld(device.slot, this.terms.floating_timeout) }
          : {}),
        product_features: this.featureMembers(true),
      },
    };
  }

  private licenseMembers(caller: Caller): Record<string, unknown> {
    const { terms } = this;
    const user = this.userOf(caller);
    return {
      license_type: terms.license_type,
      times_activated: this.timesActivated,
      transfer_count: this.transferCount,
      max_activations: terms.max_activations,
      max_transfers: terms.max_transfers,
      prevent_vm: terms.prevent_vm,
      is_trial: terms.is_trial,
      is_expired: this.isExpired,
      validity_period: iso(this.validity),
      maintenance_period: iso(this.maintenance),
      start_date: terms.start_date,
      floating_timeout: terms.floating_timeout,
      can_borrow: terms.can_borrow,
      ...(terms.license_type === "consumption" ? this.consumptionMembers() : {}),
      ...(user ? { user: { email: user.email, total_activations: user.totalActivations } } : {}),
    };
  }

  private consumptionMembers(): Record<string, unknown> {
    const { max_consumptions, allow_overages, max_overages, reset_consumption, consumption_period } = this.terms;
    return {
      total_consumptions: this.total,
      max_consumptions,
      allow_overages,
      max_overages,
      reset_consumption,
      consumption_period,
    };
  }

  private featureMembers(withExpired: boolean): Record<string, unknown> {
    const shown = this.features.filter((feature) => withExpired || !this.hasEnded(feature));
    return Object.fromEntries(
      shown.map(({ terms, total, expiry }) => [
        terms.code,
        { expiry_date: iso(expiry), ...(terms.feature_type === "consumption" ? { total_consumptions: total } : {}) },
      ]),
    );
  }
}

/** How many units beyond the limit may be consumed. */
function mostOver({ allow_overages, max_overages }: Pick<Terms, "allow_overages" | "max_overages">): number {
  if (!allow_overages) return 0;
  return max_overages === 0 ? Number.POSITIVE_INFINITY : max_overages;
}

/** The total after `n` more, or the refusal (§2.8, C3 to C8). */
function counted(
  total: number,
  n: number,
  terms: Pick<
    Terms,
    "allow_negative_consumptions" | "allow_unlimited_consumptions" | "allow_overages" | "max_overages"
  > & {
    readonly limit: number;
  },
): number | "negative" | "too many" {
  const next = total + n;
  if (n < 0) {
    if (!terms.allow_negative_consumptions) return "negative";
    return next < 0 ? "too many" : next;
  }
  if (terms.allow_unlimited_consumptions || next <= terms.limit) return next;
  const isOverage = terms.allow_overages && (terms.max_overages === 0 || next <= terms.limit + terms.max_overages);
  return isOverage ? next : "too many";
}
