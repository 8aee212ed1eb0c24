import { createHash } from "node:crypto";
import type { Identity } from "./credential.ts";
import { LicetError } from "./errors.ts";
import type { LicenseStorage } from "./storage/storage.ts";
import { hmac } from "./transport/authorization.ts";
import type { Proof } from "./transport/fresh.ts";
import { isSameText } from "./transport/signatures.ts";

/** What is kept of a license: the server's own words with its signatures, and what the device knows about time. */
export interface StoredLicense {
  readonly version: 1;
  readonly source: "server" | "file" | "refresh-file" | "air-gap";
  readonly product: string;
  readonly hardwareId: string;
  readonly identity: Identity;
  /** The answer or the document, byte for byte. */
  readonly body: string;
  /** V2 of an answer, or the confirmation code of an air-gapped activation. */
  readonly signature: string;
  readonly proof?: Proof | undefined;
  /** Air-gapped activations only. */
  readonly policyId?: string;
  /** Air-gapped activations only: what the deactivation code will be made with. */
  readonly initializationCode?: string | undefined;
  /** ISO time of this device when the server was last heard. */
  readonly contactAt: string;
  /** The latest ISO time this device has seen: an earlier one means that the clock was set back. */
  readonly seenAt: string;
  /** What the server said last, when it was no. The license does not count until it says yes again. */
  readonly refusal?: StoredRefusal | undefined;
}

/** The server's no, as it is stored. */
interface StoredRefusal {
  readonly code: string;
  readonly message: string;
  readonly status: number;
  readonly decision?: number | undefined;
}

/**
 * Keeps one license in a storage, sealed with a key that is derived from the application's secret: what was altered is
 * noticed. The rights themselves rest on the server's signatures; the seal protects the device's own notes, such as the
 * time.
 */
export class Vault {
  readonly #storage: LicenseStorage;
  readonly #product: string;
  readonly #sealKey: string;
  #last: Promise<void> = Promise.resolve();

  constructor(storage: LicenseStorage, product: string, secret: string) {
    this.#storage = storage;
    this.#product = product;
    this.#sealKey = hmac(secret, `licet stored license v1\n${product}`);
  }

  /** What is stored; undefined when nothing is. Throws `license_file_error` for what was damaged or altered. */
  async read(): Promise<StoredLicense | undefined> {
    const text = await this.#storage.read(this.#name("license"));
    return text === undefined ? undefined : (this.#open(text) as StoredLicense);
  }

  /** Stores a license that was just activated; what was left of an earlier one's removal is over. */
  begin(license: StoredLicense): Promise<void> {
    return this.#inTurn(async () => {
      await this.#write(license);
      await this.#storage.remove(this.#name("removal"));
    });
  }

  /**
   * Changes what is stored, if it is still the license that is meant: a slow answer must not bring back what was given
   * up, nor take the place of what was activated since.
   */
  update(meant: StoredLicense, change: (present: StoredLicense) => StoredLicense): Promise<void> {
    return this.#inTurn(async () => {
      const present = await this.read();
      const isMeant = present && JSON.stringify(present.identity) === JSON.stringify(meant.identity);
      if (isMeant) await this.#write(change(present));
    });
  }

  remove(): Promise<void> {
    return this.#inTurn(() => this.#storage.remove(this.#name("license")));
  }

  /** Notes that a file or a code was given up on this device, so that it cannot be loaded again. */
  async retire(document: string): Promise<void> {
    const retired = await this.#retired();
    await this.#storage.write(this.#name("retired"), this.#seal([...new Set([...retired, hashOf(document)])]));
  }

  /** Keeps the proof of a removal, until the next activation: losing it would lose the license's place. */
  async keepRemoval(request: string): Promise<void> {
    await this.#storage.write(this.#name("removal"), this.#seal(request));
  }

  /** Keeps the initialization code between the two halves of an air-gapped activation. */
  async keepInitialization(code: string): Promise<void> {
    await this.#storage.write(this.#name("initialization"), this.#seal(code));
  }

  async initialization(): Promise<string | undefined> {
    const text = await this.#storage.read(this.#name("initialization"));
    return text === undefined ? undefined : (this.#open(text) as string);
  }

  async removal(): Promise<string | undefined> {
    const text = await this.#storage.read(this.#name("removal"));
    return text === undefined ? undefined : (this.#open(text) as string);
  }

  /** The keys of the server that were learnt; what is damaged is learnt again. */
  async readKeys(): Promise<unknown> {
    const text = await this.#storage.read(this.#name("keys"));
    return text === undefined ? undefined : this.#open(text);
  }

  async keepKeys(keys: unknown): Promise<void> {
    await this.#storage.write(this.#name("keys"), this.#seal(keys));
  }

  async isRetired(document: string): Promise<boolean> {
    return (await this.#retired()).includes(hashOf(document));
  }

  async #retired(): Promise<readonly string[]> {
    const text = await this.#storage.read(this.#name("retired"));
    return text === undefined ? [] : (this.#open(text) as readonly string[]);
  }

  /** Changes of one client wait for each other. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  #write(license: StoredLicense): Promise<void> {
    return this.#storage.write(this.#name("license"), this.#seal(license));
  }

  #name(kind: string): string {
    return `${this.#product}.${kind}`;
  }

  #seal(value: unknown): string {
    const json = JSON.stringify(value);
    return `${hmac(this.#sealKey, json)}\n${json}`;
  }

  #open(text: string): unknown {
    const [seal = "", json = ""] = text.split("\n", 2);
    if (!isSameText(hmac(this.#sealKey, json), seal))
      throw new LicetError("license_file_error", "The stored license is damaged or was altered. Activate again.");
    return JSON.parse(json);
  }
}

function hashOf(document: string): string {
  return createHash("sha256").update(document).digest("hex");
}
