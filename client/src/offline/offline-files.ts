import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { type Choice, type Credential, choiceMembers, credentialMembers } from "../credential.ts";
import { LicetError } from "../errors.ts";
import { type Holder, onlyLicense } from "../holder.ts";
import type { License } from "../license.ts";
import { requireValid } from "../stored-license.rules.ts";
import type { StoredLicense } from "../stored-license.ts";
import { hmac, publicHalfOf, secretOf } from "../transport/authorization.ts";
import { hasOfflineSignature } from "../transport/signatures.ts";
import { decodeFile, type LicenseDocument, verifyDocument } from "./document.ts";

/** What a deactivation request reports. */
export interface DeactivationReport {
  /** Units of the license that were consumed while off line. */
  readonly consumptions?: number;
  /** Units of features that were consumed while off line, by their codes. */
  readonly featureConsumptions?: Readonly<Record<string, number>>;
  /** Variables to note on the device. */
  readonly variables?: Readonly<Record<string, string | number | boolean>>;
}

const schemaVersion = 2;
const dayMilliseconds = 86_400_000;

/**
 * Licenses by files, for devices without a network: write a request, carry it to the vendor's offline page, load what comes back.
 * The usual names are `activate_offline.req` and `deactivate_offline.req`; texts here are whole contents of files.
 */
export class OfflineFiles {
  readonly #context: Context;
  readonly #holder: Holder;

  /** @internal Use `client.offline`. */
  constructor(context: Context, holder: Holder) {
    this.#context = context;
    this.#holder = holder;
  }

  /** The request for an activation. Holds the password of a user in the clear (base64), as the format asks. */
  async activationRequest(
    credential: Credential,
    options: Choice & Pick<DeactivationReport, "variables"> = {},
  ): Promise<string> {
    const { variables, ...choice } = options;
    return this.#request("activation", {
      ...credentialMembers(credential),
      ...choiceMembers(choice),
      ...this.#context.deviceMembers(),
      variables,
    });
  }

  /**
   * Takes an activation file. Throws `license_file_error` (damaged, older than the present one, or given up on this device),
   * `license_signature_invalid`, `signature_v2_mismatch`, `hardware_id_mismatch`, `product_mismatch`, and what `client.load()` throws.
   */
  async loadActivation(file: string): Promise<License> {
    const text = decodeFile(file);
    return this.#take(text, verifyDocument(text, this.#context.connection.publicKey, "file"), "file");
  }

  /** Takes a refresh file: the state of a license that is active on this device already. Throws as `loadActivation`. */
  async loadRefresh(file: string): Promise<License> {
    const { connection, options } = this.#context;
    const text = decodeFile(file);
    const document = verifyDocument(text, connection.publicKey, "refresh-file");
    const { api_key, client_id } = { api_key: undefined, client_id: undefined, ...publicHalfOf(options) };
    if (!hasOfflineSignature({ ...document }, secretOf(options), String(api_key ?? client_id)))
      throw new LicetError("license_signature_invalid", "The refresh file was made for another application.");
    return this.#take(text, document, "refresh-file");
  }

  /**
   * Gives the license up on this device and answers the request that frees its place. The license is gone from here before the
   * request is given, and its file is refused from now on. Asked again, it gives the same request, until the next activation.
   */
  async deactivationRequest(report: DeactivationReport = {}): Promise<string> {
    const { vault } = this.#context;
    const removal = (await vault.read()) ? undefined : await vault.removal();
    if (removal !== undefined) return removal;
    const stored = await this.#holder.require();
    const { consumptions, featureConsumptions, variables } = report;
    const request = await this.#request("deactivation", {
      ...stored.identity,
      consumptions,
      product_features:
        featureConsumptions &&
        Object.entries(featureConsumptions).map(([code, amount]) => ({ code, consumptions: amount })),
      variables,
      license_date: fileDateOf(stored),
    });
    await vault.keepRemoval(request);
    await vault.retire(stored.body);
    await vault.remove();
    return request;
  }

  async #request(kind: "activation" | "deactivation", members: Readonly<Record<string, unknown>>): Promise<string> {
    const { options, now } = this.#context;
    const request = JSON.stringify({
      ...members,
      ...(await this.#context.base()),
      request_id: randomUUID(),
      request: kind,
      schema_version: schemaVersion,
      ...publicHalfOf(options),
      date: now().toUTCString(),
    });
    const signature = JSON.stringify(hmac(secretOf(options), request));
    // Assembled as text: the signature covers these very characters.
    return Buffer.from(`{"request":${request},"signature":${signature}}`, "utf8").toString("base64");
  }

  async #take(text: string, document: LicenseDocument, source: "file" | "refresh-file"): Promise<License> {
    const { vault, product, now } = this.#context;
    const hardwareId = await this.#context.hardwareId();
    if (document.hardware_id !== hardwareId)
      throw new LicetError("hardware_id_mismatch", "The file is for another device.");
    if (document.product_details.short_code !== product)
      throw new LicetError("product_mismatch", "The file is for another product.");
    if (await vault.isRetired(text))
      throw new LicetError("license_file_error", "The license of this file was given up on this device.");
    const known = await vault.read().catch(() => undefined);
    if (known && dateOf(known) > new Date(document.date).getTime())
      throw new LicetError("license_file_error", "The file is older than the license that is loaded.");
    const time = now();
    // The server's own date: a device whose clock is behind it by days was set back.
    const serverTime = new Date(new Date(document.date).getTime() - dayMilliseconds);
    const seen = [time, serverTime, ...(known ? [new Date(known.seenAt)] : [])].filter(
      (date) => !Number.isNaN(date.getTime()),
    );
    await vault.begin({
      version: 1,
      source,
      product,
      hardwareId,
      identity: {
        ...(document.license_key ? { license_key: document.license_key } : { username: document.username ?? "" }),
        license_id: document.id,
      },
      body: text,
      signature: "",
      contactAt: time.toISOString(),
      seenAt: new Date(Math.max(...seen.map((date) => date.getTime()))).toISOString(),
    });
    const { stored, licenses } = await this.#holder.load();
    const license = onlyLicense(licenses);
    requireValid(stored, license, time);
    return license;
  }
}

/** When the server made the loaded file; nothing else has a date to compare with. */
function dateOf(stored: StoredLicense): number {
  return new Date(fileDateOf(stored) ?? Number.NaN).getTime() || Number.NEGATIVE_INFINITY;
}

/** The date of the loaded file in ISO: it tells a Licet server which file was removed, whatever the clock of this device says. */
function fileDateOf({ source, body }: StoredLicense): string | undefined {
  if (source !== "file" && source !== "refresh-file") return undefined;
  const date = new Date((JSON.parse(body) as LicenseDocument).date);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
