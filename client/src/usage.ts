import type { Context } from "./context.ts";
import { type Counter, readCounter } from "./counter.ts";
import { LicetError } from "./errors.ts";
import { FloatingSlot, type SlotOptions } from "./floating/slot.ts";
import type { Holder } from "./holder.ts";
import { readDate } from "./license.ts";
import { type ConsumptionPeriod, isObject, type JsonObject, type WireCounter } from "./wire.ts";

/** What a consumption may say. */
export interface ConsumeOptions {
  /**
   * Names this intention, at most 255 characters: the same call with the same key is booked once. Default: a new random
   * one.
   */
  readonly idempotencyKey?: string;
}

/** What a consumption of a license may say. */
export interface ConsumeLicenseOptions extends ConsumeOptions {
  /** Changes how many units may be consumed on top of the limit, for good; 0 forbids it. */
  readonly overagesMax?: number;
}

/** A feature as the server sees it now. */
export interface FeatureState {
  /** Its code. */
  readonly code: string;
  /** Its name, for people. */
  readonly name: string;
  /** Whether it counts units. */
  readonly type: "activation" | "consumption";
  /** null: as long as the license. */
  readonly expiresAt: Date | null;
  /** Whether it has slots of its own. */
  readonly isFloating: boolean;
  /** Floating features: slots in use, this device's included. */
  readonly slotsInUse: number | undefined;
  /** Consumption features only. */
  readonly counter: Counter | undefined;
  /** The vendor's own notes on the feature. */
  readonly metadata: JsonObject;
}

interface WireFeatureState extends WireCounter {
  readonly code: string;
  readonly name: string;
  readonly feature_type: "activation" | "consumption";
  readonly expiry_date: string | null;
  readonly is_floating_cloud: boolean;
  readonly floating_in_use_devices?: number;
  readonly floating_timeout?: number;
  readonly consumption_period?: ConsumptionPeriod | null;
  readonly metadata: JsonObject;
}

const featureTimeoutDefaultMinutes = 120;

/** Calls about the license that is stored: each names it as the activation did. */
export class Usage {
  readonly #context: Context;
  readonly #holder: Holder;

  constructor(context: Context, holder: Holder) {
    this.#context = context;
    this.#holder = holder;
  }

  async call(
    method: "GET" | "POST",
    endpoint: string,
    members: Readonly<Record<string, unknown>> = {},
    answers: "json" | "text" = "json",
  ) {
    const { identity } = await this.#holder.require();
    const all = { ...(await this.#context.base()), ...identity, ...members };
    return this.#context.connection.call({ method, endpoint, members: all, repeat: "safe", answers });
  }

  /** Gives a slot back. */
  async release(endpoint: string, members: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.call("POST", endpoint, members, "text");
  }

  async consume(
    endpoint: "add_consumption" | "add_feature_consumption",
    amount: number,
    { idempotencyKey, overagesMax, feature }: ConsumeLicenseOptions & { readonly feature?: string },
  ): Promise<Counter> {
    if (!Number.isSafeInteger(amount)) throw new LicetError("invalid_options", "Consume a whole number of units.");
    const { identity } = await this.#holder.require();
    const overages = overagesMax === undefined ? {} : { max_overages: overagesMax, allow_overages: overagesMax > 0 };
    const members = { ...(await this.#context.base()), ...identity, feature, consumptions: amount, ...overages };
    const call = { method: "POST", endpoint, members, repeat: "counted", idempotencyKey } as const;
    const counter = readCounter(objectOf((await this.#context.connection.call(call)).json) as WireCounter);
    if (!counter) throw new LicetError("unexpected_answer", "The answer holds no counter.");
    return counter;
  }

  /**
   * Minutes for which a slot of a feature is good, by the license that is stored; undefined where that does not tell.
   */
  async featureTimeoutMinutes(code: string): Promise<number | undefined> {
    try {
      const { licenses } = await this.#holder.load();
      const features = licenses.flatMap(({ answer }) => answer.product_features ?? []);
      return features.find((feature) => feature.code === code)?.floating_timeout;
    } catch {
      // What is wrong with the stored license is told to whoever loads it. The slot is held all the same.
      return undefined;
    }
  }

  async borrow(endpoint: string, until: Date | null, members: Readonly<Record<string, unknown>>): Promise<Date> {
    const answer = await this.call("POST", endpoint, { borrowed_until: until?.toISOString() ?? null, ...members });
    const borrowedUntil = readDate(String(objectOf(answer.json)["borrowed_until"]));
    if (!borrowedUntil) throw new LicetError("unexpected_answer", "The answer does not say until when.");
    return borrowedUntil;
  }
}

/** One feature of the license. */
export class FeatureHandle {
  readonly #context: Context;
  readonly #usage: Usage;
  /** The code of the feature. */
  readonly code: string;

  /** @internal Use `client.feature(code)`. */
  constructor(context: Context, usage: Usage, code: string) {
    this.#context = context;
    this.#usage = usage;
    this.code = code;
  }

  /**
   * Asks the server about the feature; of a floating one it takes or renews a slot. Throws `invalid_license_feature_code`,
   * `floating_not_available`, and what a check throws.
   */
  async check(): Promise<FeatureState> {
    return readState(await this.#check());
  }

  /**
   * Books units of the feature; a negative amount gives some back. Never books twice: see `OutcomeUnknownError`. Throws
   * `feature_not_enough_consumptions`, and then nothing was booked, `unsupported_product_feature`, `invalid_feature_type`.
   */
  async consume(amount = 1, options: ConsumeOptions = {}): Promise<Counter> {
    return this.#usage.consume("add_feature_consumption", amount, { ...options, feature: this.code });
  }

  /**
   * Takes a slot of a floating feature and keeps it. Throws `floating_not_available` when all are taken,
   * `feature_not_floating`.
   */
  async acquire(options: SlotOptions = {}): Promise<FloatingSlot> {
    const feature = { feature: this.code };
    const renew = async () => {
      const state = await this.#check();
      if (!state.is_floating_cloud) throw new LicetError("feature_not_floating", "The feature is not floating.");
      // The answer need not say for how long it is good (license-api.md §6.6); the license does.
      const told = state.floating_timeout ?? (await this.#usage.featureTimeoutMinutes(this.code));
      return { timeoutMinutes: told ?? featureTimeoutDefaultMinutes };
    };
    const { timeoutMinutes } = await renew();
    const release = () => this.#usage.release("floating/feature_release", feature);
    const borrow = (until: Date | null) => this.#usage.borrow("floating/feature_borrow", until, feature);
    return new FloatingSlot(this.#context, { renew, release, borrow }, options, timeoutMinutes);
  }

  async #check(): Promise<WireFeatureState> {
    const { json } = await this.#usage.call("GET", "check_license_feature", { feature: this.code });
    return objectOf(json) as unknown as WireFeatureState;
  }
}

function readState(wire: WireFeatureState): FeatureState {
  return {
    code: wire.code,
    name: wire.name,
    type: wire.feature_type,
    expiresAt: readDate(wire.expiry_date),
    isFloating: wire.is_floating_cloud,
    slotsInUse: wire.floating_in_use_devices,
    counter: readCounter(wire),
    metadata: wire.metadata ?? {},
  };
}

function objectOf(json: unknown): JsonObject {
  if (!isObject(json)) throw new LicetError("unexpected_answer", "The answer is not an object.");
  return json;
}
