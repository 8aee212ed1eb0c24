import {
  markOf,
  parsePolicy,
  policyIdOf,
  readPolicy,
  requireConfirmation,
  requireSignedPolicy,
  signWithInitializationCode,
} from "./air-gap.rules.ts";
import type { Context } from "./context.ts";
import { LicetError } from "./errors.ts";
import { type Holder, onlyLicense } from "./holder.ts";
import type { License } from "./license.ts";
import { requireValid } from "./stored-license.rules.ts";

/** What activates an air-gapped device. */
export interface AirGapActivation {
  /** The key that the codes were made for. */
  readonly licenseKey: string;
  /** What the portal answered to the activation code. */
  readonly confirmationCode: string;
  /** The content of the policy file that came with the software, base64. */
  readonly policyFile: string;
  /** The id of the policy; default: the one in the file. Empty when the portal knows none. */
  readonly policyId?: string;
}

/**
 * Activation of a device that never has a network, by codes that a person carries between it and the vendor's portal.
 * Needs `airGapKey`. Licenses by key only.
 */
export class AirGap {
  readonly #context: Context;
  readonly #holder: Holder;

  /** @internal Use `client.airGap`. */
  constructor(context: Context, holder: Holder) {
    this.#context = context;
    this.#holder = holder;
  }

  /** The code to enter in the portal, beside the hardware id, for the initialization code that the portal gave. */
  async activationCode(initializationCode: string, licenseKey: string): Promise<string> {
    const code = signWithInitializationCode(initializationCode, await this.#context.hardwareId(), licenseKey);
    await this.#context.vault.keepInitialization(initializationCode.trim());
    return code;
  }

  /**
   * Binds the license to this device with the portal's confirmation code. Throws `air_gap_activation_error` for a code that does not
   * fit or was given up before, `policy_file_error`, `signature_v2_mismatch` for a policy file that was changed,
   * `product_mismatch`, and what `client.load()` throws.
   */
  async activate({ licenseKey, confirmationCode, policyFile, policyId }: AirGapActivation): Promise<License> {
    const { vault, options, product, now, connection } = this.#context;
    const hardwareId = await this.#context.hardwareId();
    const body = Buffer.from(policyFile.replace(/\s+/g, ""), "base64").toString("utf8");
    const policy = policyId ?? policyIdOf(body);
    requireConfirmation(options.airGapKey, { hardwareId, licenseKey, policyId: policy }, confirmationCode);
    if (await vault.isRetired(markOf(confirmationCode)))
      throw new LicetError("air_gap_activation_error", "The license was given up with this code. Ask for a new one.");
    await connection.keys.recall();
    await connection.keys.learnFromFile(parsePolicy(body));
    requireSignedPolicy(body, connection.keys.signing, options.allowUnsignedPolicy ?? false);
    const time = now();
    readPolicy(body, policy, product, time);
    const known = await vault.read();
    // Entering the same code again must not begin the time of the license anew.
    const isKnown = known?.source === "air-gap" && markOf(known.signature) === markOf(confirmationCode);
    await vault.begin({
      version: 1,
      source: "air-gap",
      product,
      hardwareId,
      identity: { license_key: licenseKey },
      body,
      signature: confirmationCode,
      policyId: policy,
      initializationCode: (isKnown ? known.initializationCode : undefined) ?? (await vault.initialization()),
      contactAt: isKnown ? known.contactAt : time.toISOString(),
      seenAt: isKnown ? known.seenAt : time.toISOString(),
    });
    const { stored, licenses } = await this.#holder.load();
    const license = onlyLicense(licenses);
    requireValid(stored, license, time);
    return license;
  }

  /**
   * Gives the license up on this device and answers the code that frees it in the portal. The license is gone from here before the code
   * is given, and its confirmation code is refused from now on. Asked again, it gives the same code, until the next activation.
   * `initializationCode`: the one of the activation, unless the portal asks for another.
   */
  async deactivate(initializationCode?: string): Promise<string> {
    const { vault } = this.#context;
    const removal = (await vault.read()) ? undefined : await vault.removal();
    if (removal !== undefined) return removal;
    const stored = await this.#holder.require();
    if (stored.source !== "air-gap")
      throw new LicetError("wrong_license_type", "The license was not activated by air-gap codes.");
    const { hardwareId, identity } = stored;
    const known = initializationCode ?? stored.initializationCode;
    if (known === undefined)
      throw new LicetError("air_gap_activation_error", "The initialization code of the activation is needed.");
    const code = signWithInitializationCode(known, hardwareId, identity.license_key ?? "");
    await vault.keepRemoval(code);
    await vault.retire(markOf(stored.signature));
    await vault.remove();
    return code;
  }

  /** Whether the portal has taken note of the deactivation: its confirmation code fits this device and license. */
  async isConfirmed(confirmationCode: string, licenseKey: string, policyId = ""): Promise<boolean> {
    const hardwareId = await this.#context.hardwareId();
    try {
      requireConfirmation(this.#context.options.airGapKey, { hardwareId, licenseKey, policyId }, confirmationCode);
      return true;
    } catch (error) {
      if (error instanceof LicetError && error.code === "air_gap_activation_error") return false;
      throw error;
    }
  }
}
