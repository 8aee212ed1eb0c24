import type { Context } from "./context.ts";
import {
  type Choice,
  type Credential,
  choiceMembers,
  credentialMembers,
  type Identity,
  identityOf,
  signedIdOf,
} from "./credential.ts";
import { LicetError, tellSeats } from "./errors.ts";
import { type License, readLicense } from "./license.ts";
import { findSeats, type Seat } from "./seats.ts";
import {
  type Circumstances,
  readStored,
  requireHonestClock,
  requireOwn,
  requireSold,
  requireUsable,
} from "./stored-license.rules.ts";
import type { StoredLicense } from "./stored-license.ts";
import { verifyStored } from "./stored-license.verify.ts";
import type { Answer, Members } from "./transport/connection.ts";
import { unprovenCodes } from "./transport/refusal.ts";
import { verifyLicenseSignature } from "./transport/signatures.ts";
import { isObject, type WireLicense } from "./wire.ts";

/** What an activation may say beside the credential. */
export interface ActivateOptions extends Choice {
  /** Variables to note on the device. */
  readonly variables?: Readonly<Record<string, string | number | boolean>>;
}

/** What a check may say. */
export interface CheckOptions {
  /** Answer an expired license instead of throwing `license_expired` or `trial_expired`. Default: false. */
  readonly allowExpired?: boolean;
  /** Include features that have expired. Default: false. */
  readonly includeExpiredFeatures?: boolean;
  /** Which installation file to look for: `win64`, `linux`, … */
  readonly env?: string;
  /** Which channel to look for an installation file in: `prod`, `staging`, … */
  readonly channel?: string;
}

/** A stored license that was verified, and all that belongs to it. */
export interface Held {
  readonly stored: StoredLicense;
  readonly licenses: readonly License[];
}

const gone: readonly string[] = ["device_not_found", "license_not_active"];
const seenEveryMs = 60_000;

/**
 * Holds the license (or the licenses of the bundle) of one product on this device: asks for them, keeps them, reads
 * them again.
 */
export class Holder {
  readonly #context: Context;
  readonly #kind: "license" | "bundle";
  #refused: { readonly credential: Credential; readonly options: ActivateOptions } | undefined;

  constructor(context: Context, kind: "license" | "bundle") {
    this.#context = context;
    this.#kind = kind;
  }

  async activate(credential: Credential, options: ActivateOptions): Promise<License[]> {
    try {
      return await this.#bind(`activate_${this.#kind}`, credential, options, {});
    } catch (error) {
      if (error instanceof LicetError && error.code === "license_activated_max_times" && !isUsedUp(credential))
        await this.#offerSeats(error, credential, options);
      throw error;
    }
  }

  /** Activates in the place of another device, by the credential of the activation that was refused unless given. */
  async replace(device: Seat | number, credential?: Credential, options?: ActivateOptions): Promise<License[]> {
    const by = credential ?? this.#refused?.credential;
    if (!by) throw new LicetError("invalid_options", "No activation was refused before: name the credential.");
    const endpoint = this.#kind === "license" ? "replace_device" : "replace_device_in_bundle";
    const replaced = { replace_device_id: typeof device === "number" ? device : device.id };
    return this.#bind(endpoint, by, options ?? (credential ? {} : (this.#refused?.options ?? {})), replaced);
  }

  /** Not every server lists seats, nor to every credential: then the refusal is all there is. */
  async #offerSeats(error: LicetError, credential: Credential, options: ActivateOptions): Promise<void> {
    this.#refused = { credential, options };
    const { variables: _, ...choice } = options;
    const seats = await findSeats(this.#context, credential, choice, 0).catch(() => undefined);
    if (seats) tellSeats(error, seats);
  }

  async #bind(
    endpoint: string,
    credential: Credential,
    { variables, ...choice }: ActivateOptions,
    replaced: { readonly replace_device_id?: number },
  ): Promise<License[]> {
    const { connection, vault } = this.#context;
    const base = await this.#context.base();
    const answer = await connection.call({
      method: "POST",
      endpoint,
      members: {
        ...base,
        ...this.#context.deviceMembers(),
        ...credentialMembers(credential),
        ...choiceMembers(choice),
        variables,
        ...replaced,
      },
      // A device that is bound already frees nothing: doing it again is harmless, too.
      repeat: isUsedUp(credential) ? "counted" : "safe",
    });
    const licenses = wireLicenses(answer.json);
    const identity = identityOf(credential, choice, licenses[0], this.#kind);
    const stored = this.#storedOf(answer, identity, base.hardware_id);
    this.#verify(licenses, identity, base.hardware_id);
    await vault.begin(stored);
    this.#refused = undefined;
    return this.#read(licenses, answer);
  }

  async check({ includeExpiredFeatures = false, env, channel }: CheckOptions, retries?: number): Promise<License[]> {
    const { connection, vault } = this.#context;
    const stored = await this.require();
    if (stored.source === "air-gap")
      throw new LicetError("wrong_license_type", "An air-gapped license is not checked with the server.");
    const base = await this.#context.base();
    const members = {
      ...base,
      ...this.#context.deviceMembers(),
      ...stored.identity,
      include_expired_features: includeExpiredFeatures,
      env,
      channel,
    };
    let answer: Answer;
    try {
      const endpoint = `check_${this.#kind}`;
      answer = await connection.call({ method: "GET", endpoint, members, repeat: "safe", retries });
    } catch (error) {
      if (isVerdict(error)) await vault.update(stored, (present) => ({ ...present, refusal: refusalOf(error) }));
      throw error;
    }
    const licenses = wireLicenses(answer.json);
    this.#verify(licenses, stored.identity, base.hardware_id);
    // A license from a file keeps its file, which counts without contact for as long as it says.
    const news = this.#storedOf(answer, stored.identity, base.hardware_id);
    await vault.update(stored, (present) =>
      present.source === "server" ? news : { ...present, refusal: undefined, seenAt: news.seenAt },
    );
    const key = newKeyOf(stored.identity, licenses[0]);
    if (key !== undefined) await this.#takeKey(key, members);
    return this.#read(licenses, answer);
  }

  /**
   * The vendor gave the license another key: from now on it is asked for by that one, as soon as an answer that is
   * signed for it is stored. Where that fails the old key works for some time, and the next check tries again.
   */
  async #takeKey(key: string, members: Members): Promise<void> {
    const { connection, vault } = this.#context;
    const stored = await this.require();
    const identity = { ...stored.identity, license_key: key };
    try {
      const answer = await connection.call({
        method: "GET",
        endpoint: `check_${this.#kind}`,
        members: { ...members, ...identity },
        repeat: "safe",
        retries: 0,
      });
      this.#verify(wireLicenses(answer.json), identity, stored.hardwareId);
      const news = this.#storedOf(answer, identity, stored.hardwareId);
      await vault.update(stored, (present) =>
        present.source === "server" ? news : { ...present, identity, seenAt: news.seenAt },
      );
    } catch (error) {
      if (!(error instanceof LicetError)) throw error;
    }
  }

  async deactivate(): Promise<void> {
    const { connection, vault } = this.#context;
    const stored = await this.require();
    const members = { ...(await this.#context.base()), ...stored.identity };
    try {
      await connection.call({
        method: "POST",
        endpoint: `deactivate_${this.#kind}`,
        members,
        repeat: "safe",
        answers: "text",
      });
    } catch (error) {
      // Somebody released the device already: what was wanted is so.
      if (!(error instanceof LicetError && gone.includes(error.code))) throw error;
    }
    if (stored.source !== "server") await vault.retire(stored.body);
    await vault.remove();
  }

  /**
   * The stored license, verified anew: signatures, device, product and clock. Throws `license_file_not_found` when none
   * is.
   */
  async load(): Promise<Held> {
    const { vault, now } = this.#context;
    const stored = await this.require();
    const time = now();
    const circumstances = { ...(await this.#circumstances()), now: time };
    requireOwn(stored, circumstances);
    const { connection, options } = this.#context;
    await connection.keys.recall();
    const { answers, issuedAt } = verifyStored(stored, {
      signing: connection.keys.signing,
      fresh: connection.keys.fresh,
      airGapKey: options.airGapKey,
      allowUnsignedPolicy: options.allowUnsignedPolicy ?? false,
      product: options.product,
      isBundle: this.#kind === "bundle",
    });
    requireSold(answers, options);
    requireHonestClock(stored, time);
    if (time.getTime() > new Date(stored.seenAt).getTime() + seenEveryMs)
      await vault.update(stored, (present) => ({ ...present, seenAt: laterOf(present.seenAt, time.toISOString()) }));
    return { stored, licenses: readStored(stored, answers, { ...circumstances, issuedAt }) };
  }

  /**
   * Asks once and, when nobody answers, takes what is stored: somebody is waiting for the application to start. Only
   * where that does not count, it asks as often as it may. What is not from the server is never asked for.
   */
  async validate<T>(check: (retries?: number) => Promise<T>, load: () => Promise<T>): Promise<T> {
    const { source } = await this.require();
    if (source !== "server") return load();
    try {
      return await check(0);
    } catch (error) {
      if (!isUnanswered(error)) throw error;
    }
    try {
      return await load();
    } catch (reason) {
      return check().catch((error: unknown) => {
        throw isUnanswered(error) ? reason : error;
      });
    }
  }

  /** What is stored, not verified. */
  async require(): Promise<StoredLicense> {
    const stored = await this.#context.vault.read();
    if (!stored) throw new LicetError("license_file_not_found", "No license is stored on this device. Activate one.");
    return stored;
  }

  async #circumstances(): Promise<Omit<Circumstances, "now">> {
    const { product, offlineHours } = this.#context;
    return { product, offlineHours, hardwareId: await this.#context.hardwareId(), issuedAt: undefined };
  }

  #verify(licenses: readonly WireLicense[], identity: Identity, hardwareId: string): void {
    for (const license of licenses)
      verifyLicenseSignature(this.#context.connection.keys.signing, license, hardwareId, signedIdOf(identity));
    const codes = licenses.map(({ product_details }) => product_details.short_code);
    if (this.#kind === "license" && codes[0] !== this.#context.product)
      throw new LicetError("product_mismatch", "The answer is about another product.");
    requireSold(licenses, this.#context.options);
  }

  #storedOf(answer: Answer, identity: Identity, hardwareId: string): StoredLicense {
    const time = this.#context.now().toISOString();
    return {
      version: 1,
      source: "server",
      product: this.#context.product,
      hardwareId,
      identity,
      body: answer.text,
      signature: answer.signature,
      proof: answer.proof,
      contactAt: time,
      seenAt: time,
    };
  }

  #read(licenses: readonly WireLicense[], { issuedAt }: Answer): License[] {
    const now = this.#context.now();
    const hourMilliseconds = 3_600_000;
    const offlineUntil = new Date(now.getTime() + this.#context.offlineHours * hourMilliseconds);
    return licenses.map((license) =>
      readLicense(license, { source: "server", contactAt: now, offlineUntil, now: issuedAt ?? now }),
    );
  }
}

/** The one license of a product. */
export function onlyLicense(licenses: readonly License[]): License {
  const [license] = licenses;
  if (!license) throw new LicetError("unexpected_answer", "The answer holds no license.");
  return license;
}

/** Throws unless the license may be used, or may be expired. */
export function judged(license: License, { allowExpired = false }: CheckOptions): License {
  if (!(allowExpired && license.isExpired)) requireUsable(license);
  return license;
}

function wireLicenses(json: unknown): WireLicense[] {
  const list: unknown[] = Array.isArray(json) ? json : [json];
  if (list.length === 0 || !list.every((license) => isObject(license) && isObject(license["product_details"])))
    throw new LicetError("unexpected_answer", "The answer holds no license.");
  return list as WireLicense[];
}

/** The key that the license has, where that is another one than it was asked for by, and not only spelled otherwise. */
function newKeyOf({ license_key: known }: Identity, license: WireLicense | undefined): string | undefined {
  const present = license?.license_key;
  return known === undefined || present === undefined || folded(known) === folded(present) ? undefined : present;
}

function folded(key: string): string {
  return key
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether one call uses the credential up. */
function isUsedUp(credential: Credential): boolean {
  return "code" in credential || "idToken" in credential;
}

function isUnanswered(error: unknown): boolean {
  return error instanceof LicetError && error.isRetryable;
}

/** Whether the server has judged the license, and not only the call. */
function isVerdict(error: unknown): error is LicetError {
  return error instanceof LicetError && error.status > 0 && !error.isRetryable && !unprovenCodes.has(error.code);
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

function refusalOf({ code, message, status, decision }: LicetError) {
  return { code, message, status, decision };
}
