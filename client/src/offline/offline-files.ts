import type { Context } from "../context.ts";
import type { Choice, Credential } from "../credential.ts";
import { LicetError } from "../errors.ts";
import { type Holder, onlyLicense } from "../holder.ts";
import type { License } from "../license.ts";
import { requireValid } from "../stored-license.rules.ts";
import { publicHalfOf, secretOf } from "../transport/authorization.ts";
import { hasOfflineSignature, type Keys } from "../transport/signatures.ts";
import { decodeFile, type LicenseDocument, verifyBundleDocument, verifyDocument } from "./document.ts";
import { activationRequest, type DeactivationReport, deactivationRequest, type VariableValues } from "./request.ts";
import { takeFile } from "./take.ts";

/**
 * Licenses by files, for devices without a network: write a request, carry it to the vendor's offline page, load what
 * comes back. The usual names are `activate_offline.req` and `deactivate_offline.req`; texts here are whole contents of
 * files.
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
  activationRequest(
    credential: Credential,
    options: Choice & { readonly variables?: VariableValues } = {},
  ): Promise<string> {
    return activationRequest(this.#context, credential, options);
  }

  /**
   * Takes an activation file. Throws `license_file_error` (damaged, older than the present one, or given up on this device),
   * `license_signature_invalid`, `signature_v2_mismatch`, `hardware_id_mismatch`, `product_mismatch`, and what `client.load()` throws.
   */
  async loadActivation(file: string): Promise<License> {
    const text = decodeFile(file);
    return this.#take(text, verifyDocument(text, await keysFor(text, this.#context), "file"), "file");
  }

  /** Takes a refresh file: the state of a license that is active on this device already. Throws as `loadActivation`. */
  async loadRefresh(file: string): Promise<License> {
    const { options } = this.#context;
    const text = decodeFile(file);
    const document = verifyDocument(text, await keysFor(text, this.#context), "refresh-file");
    const { api_key, client_id } = { api_key: undefined, client_id: undefined, ...publicHalfOf(options) };
    if (!hasOfflineSignature({ ...document }, secretOf(options), String(api_key ?? client_id)))
      throw new LicetError("license_signature_invalid", "The refresh file was made for another application.");
    return this.#take(text, document, "refresh-file");
  }

  /**
   * Gives the license up on this device and answers the request that frees its place. The license is gone from here
   * before the request is given, and its file is refused from now on. Asked again, it gives the same request, until the
   * next activation.
   */
  deactivationRequest(report: DeactivationReport = {}): Promise<string> {
    return deactivationRequest(this.#context, this.#holder, report);
  }

  async #take(text: string, document: LicenseDocument, source: "file" | "refresh-file"): Promise<License> {
    const { product, now } = this.#context;
    if (document.product_details.short_code !== product)
      throw new LicetError("product_mismatch", "The file is for another product.");
    const { stored, licenses } = await takeFile(this.#context, this.#holder, text, [document], source);
    const license = onlyLicense(licenses);
    requireValid(stored, license, now());
    return license;
  }
}

/**
 * The same for a bundle: one request, one file, all its licenses. Refresh files of bundles are not signed as a whole,
 * and not taken.
 */
export class BundleFiles {
  readonly #context: Context;
  readonly #holder: Holder;

  /** @internal Use `client.bundle.offline`. */
  constructor(context: Context, holder: Holder) {
    this.#context = context;
    this.#holder = holder;
  }

  /** The request for an activation of the whole bundle. */
  activationRequest(
    credential: Credential,
    options: Choice & { readonly variables?: VariableValues } = {},
  ): Promise<string> {
    return activationRequest(this.#context, credential, options);
  }

  /** Takes the activation file of the bundle. Throws as `OfflineFiles.loadActivation`, but not for expired licenses. */
  async loadActivation(file: string): Promise<readonly License[]> {
    const text = decodeFile(file);
    const documents = verifyBundleDocument(text, await keysFor(text, this.#context));
    return (await takeFile(this.#context, this.#holder, text, documents, "file")).licenses;
  }

  /** Gives all licenses up on this device and answers the request that frees their places; see `OfflineFiles`. */
  deactivationRequest(report: Pick<DeactivationReport, "variables"> = {}): Promise<string> {
    return deactivationRequest(this.#context, this.#holder, report);
  }
}

/** What a file is verified with: the keys that are known, and those that it brings and a known one speaks for. */
async function keysFor(text: string, { connection: { keys } }: Context): Promise<Keys> {
  await keys.recall();
  await keys.learnFromFile(JSON.parse(text));
  return keys.signing;
}
