import {
  changePassword,
  findSignOn,
  requestTrial,
  type SignOn,
  type SignOnRequest,
  type TrialRequest,
  userLicenses,
} from "./account.ts";
import { AirGap } from "./air-gap.ts";
import { Bundle } from "./bundle.ts";
import { Context } from "./context.ts";
import type { Counter } from "./counter.ts";
import type { Choice, Credential, UserCredential } from "./credential.ts";
import { LicetError } from "./errors.ts";
import { FloatingSlot, type SlotOptions } from "./floating/slot.ts";
import { type ActivateOptions, type CheckOptions, Holder, judged, onlyLicense } from "./holder.ts";
import { Installation } from "./installation.ts";
import type { License } from "./license.ts";
import { OfflineFiles } from "./offline/offline-files.ts";
import type { LicetClientOptions } from "./options.ts";
import { findSeats, type Seat, type Seats } from "./seats.ts";
import { requireValid } from "./stored-license.rules.ts";
import { type ConsumeLicenseOptions, FeatureHandle, Usage } from "./usage.ts";
import { Variables } from "./variables.ts";
import type { JsonObject } from "./wire.ts";

/**
 * The license of one product on this device. Every answer is verified, every failure is a `LicetError` with a `code`. Any call may throw
 * `cannot_connect_to_server` or `no_answer` (both `isRetryable`), `signature_v2_mismatch`, `license_signature_invalid`,
 * `answer_not_fresh`, and what the server says about the request itself (`invalid_api_key`, …).
 */
export class LicetClient {
  /** Activation by files, for devices without a network. */
  readonly offline: OfflineFiles;
  /** Activation by codes, for devices that nothing is carried to but a sheet of paper. */
  readonly airGap: AirGap;
  /** All licenses of a bundle at once. */
  readonly bundle: Bundle;
  /** Versions and their files. */
  readonly installation: Installation;
  /** What the application notes on this device. */
  readonly variables: Variables;
  readonly #context: Context;
  readonly #holder: Holder;
  readonly #usage: Usage;

  /** Reads the options; touches neither network nor storage. Throws `invalid_options`. */
  constructor(options: LicetClientOptions) {
    this.#context = new Context(options);
    this.#holder = new Holder(this.#context, "license");
    this.#usage = new Usage(this.#context, this.#holder);
    this.offline = new OfflineFiles(this.#context, this.#holder);
    this.airGap = new AirGap(this.#context, this.#holder);
    this.bundle = new Bundle(this.#context);
    this.installation = new Installation(this.#context, this.#usage);
    this.variables = new Variables(this.#usage);
  }

  /** The id of this device, as the vendor sees it. */
  hardwareId(): Promise<string> {
    return this.#context.hardwareId();
  }

  /**
   * Binds this device to a license and stores it. Doing it again is harmless. Throws `license_not_found`,
   * `license_activated_max_times` (with `error.seats`, see `replace()`), `license_expired`, `license_not_enabled`, `invalid_credentials`, `device_transfer_not_allowed`,
   * `vm_not_allowed`, …
   */
  async activate(credential: Credential, options: ActivateOptions = {}): Promise<License> {
    return judged(onlyLicense(await this.#holder.activate(credential, options)), {});
  }

  /**
   * Activates this device in the place of another, which leaves the license: for a new computer when all seats are taken. `device` is
   * one of `error.seats` of an activation that was refused with `license_activated_max_times`; its credential and options are used
   * again unless given (single sign-on needs new ones). Doing it again is harmless. Throws `seat_reset_limit_reached`, `unknown_device`,
   * `seat_replacement_not_allowed`, `seat_replacement_mailed` (the customer was asked by mail: try again once they have confirmed),
   * `offline_deactivation_required`, `device_borrowed`, and what `activate()` throws.
   */
  async replace(device: Seat | number, credential?: Credential, options?: ActivateOptions): Promise<License> {
    return judged(onlyLicense(await this.#holder.replace(device, credential, options)), {});
  }

  /**
   * The devices that have the seats of a license, as `error.seats` holds them. Users see their own, a key sees all where the vendor
   * lets keys replace devices. Throws `seat_replacement_not_allowed`, `license_not_found`, `invalid_credentials`, …
   */
  seats(credential: Credential, choice: Choice = {}): Promise<Seats> {
    return findSeats(this.#context, credential, choice);
  }

  /**
   * Asks the server for the present state and stores it. Throws `license_expired` or `trial_expired` (with
   * `error.license`; or see `allowExpired`), `license_not_enabled`, `device_not_found`, `floating_not_available`,
   * `license_file_not_found`, …
   */
  async check(options: CheckOptions = {}): Promise<License> {
    return judged(onlyLicense(await this.#holder.check(options)), options);
  }

  /**
   * The stored license, verified anew and judged, without asking anybody. Throws `license_file_not_found`,
   * `license_file_error`, `hardware_id_mismatch`, `product_mismatch`, `clock_tampered`, `license_expired`, `trial_expired`,
   * `offline_period_over`, `floating_timeout`, or what the server refused last.
   */
  async load(): Promise<License> {
    const { stored, licenses } = await this.#holder.load();
    const license = onlyLicense(licenses);
    requireValid(stored, license, this.#context.now());
    return license;
  }

  /**
   * What most applications call at their start: asks the server and, only when nobody answers (within `timeoutMs`), falls back to the
   * stored license.
   * A license from a file or an air-gapped activation is not asked for. `license.source` tells which it was. Throws as `check()` and
   * `load()`.
   */
  validate(options: CheckOptions = {}): Promise<License> {
    const check = async (retries?: number) => judged(onlyLicense(await this.#holder.check(options, retries)), options);
    return this.#holder.validate(check, () => this.load());
  }

  /** Releases this device and forgets the license. No error when the vendor released it before. */
  deactivate(): Promise<void> {
    return this.#holder.deactivate();
  }

  /**
   * Books units of a consumption license; a negative amount gives some back. Answers the counter after it. Never books
   * twice: it is repeated only where that is certain, else throws `OutcomeUnknownError`. Throws
   * `license_not_enough_consumptions`, and then nothing was booked, `negative_consumptions_not_allowed`,
   * `license_expired`.
   */
  consume(amount = 1, options: ConsumeLicenseOptions = {}): Promise<Counter> {
    return this.#usage.consume("add_consumption", amount, options);
  }

  /** A feature of the license by its code: check it, consume it, take a slot of it. */
  feature(code: string): FeatureHandle {
    return new FeatureHandle(this.#context, this.#usage, code);
  }

  /**
   * Takes a slot of a floating license and keeps it until it is released. Throws `floating_not_available` when all are taken,
   * `wrong_license_type` for a license that does not float.
   */
  async acquire(options: SlotOptions = {}): Promise<FloatingSlot> {
    const renew = async () => {
      const { floating } = await this.check();
      if (!floating) throw new LicetError("wrong_license_type", "The license does not float.");
      return floating;
    };
    const { timeoutMinutes } = await renew();
    const release = () => this.#usage.release("floating/release");
    const borrow = async (until: Date | null) => {
      const borrowedUntil = await this.#usage.borrow("floating/borrow", until, {});
      // Keeps the server's word on it, which counts while there is no network.
      await this.check();
      return borrowedUntil;
    };
    return new FloatingSlot(this.#context, { renew, release, borrow }, options, timeoutMinutes);
  }

  /**
   * Asks for a trial, to be activated: `client.activate(await client.trial())`. The same device gets the same trial again. Throws
   * `trial_not_allowed`, `trial_expired`, `email_missing`.
   */
  trial(request: TrialRequest = {}): Promise<Credential> {
    return requestTrial(this.#context, request);
  }

  /** Changes the password of a license user, the initial one for example. Throws `invalid_credentials`. */
  changePassword(user: UserCredential, newPassword: string): Promise<void> {
    return changePassword(this.#context, user, newPassword);
  }

  /**
   * Where the users of a customer account sign on. Open the address in a browser; what comes back to the redirect URI activates:
   * `client.activate({ code, customerAccountCode, redirectUri })`, or `{ idToken, … }`. Throws `customer_account_not_found`,
   * `sso_not_configured`, `sso_not_enabled`, `sso_redirect_uri_not_allowed`, `sso_provider_unavailable`.
   */
  signOn(request: SignOnRequest): Promise<SignOn> {
    return findSignOn(this.#context, request);
  }

  /** The licenses of a user for this product, as they stand on the wire: to let somebody choose a `licenseId`. */
  userLicenses(credential: Credential): Promise<readonly JsonObject[]> {
    return userLicenses(this.#context, credential);
  }

  /**
   * Any other endpoint of the License API: signed, verified, repeated as long as that is harmless. `members` are sent
   * as they are, with the names of the wire. Answers the parsed JSON, or the text.
   */
  async call(
    method: "GET" | "POST",
    endpoint: string,
    members: Readonly<Record<string, unknown>> = {},
  ): Promise<unknown> {
    const call = { method, endpoint, members, answers: "either" } as const;
    const repeat = method === "GET" ? "safe" : "counted";
    const { json, text } = await this.#context.connection.call({ ...call, repeat });
    return json ?? text;
  }
}
