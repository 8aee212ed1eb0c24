import { createHash, type KeyObject, verify } from "node:crypto";
import type { LicetClientOptions } from "../options.ts";
import { isObject } from "../wire.ts";
import { type Keys, readPublicKey } from "./signatures.ts";

/** Where keys are kept that were learnt. */
export interface KeyMemory {
  readKeys(): Promise<unknown>;
  keepKeys(keys: unknown): Promise<void>;
}

/** Keys of the server, as it publishes them with the word of the recovery key. */
interface Vouched {
  readonly public_key: string;
  readonly fresh_public_key: string;
  readonly signature: string;
}

/**
 * The keys of the server: those that the application was built with, and those that the vendor's recovery key says are
 * the server's as well.
 */
export class KeySet {
  readonly #rsa: KeyObject[];
  readonly #fresh: KeyObject[];
  readonly #recovery: KeyObject | undefined;
  readonly #memory: KeyMemory;
  readonly #learnt: Vouched[] = [];
  #recalled: Promise<void> | undefined;

  constructor({ publicKey, freshKey = [], recoveryKey }: LicetClientOptions, memory: KeyMemory) {
    this.#rsa = list(publicKey).map((pem) => readPublicKey(pem, "rsa", "publicKey"));
    if (this.#rsa.length === 0) readPublicKey("", "rsa", "publicKey");
    this.#fresh = list(freshKey).map((pem) => readPublicKey(pem, "ed25519", "freshKey"));
    this.#recovery = recoveryKey === undefined ? undefined : readPublicKey(recoveryKey, "ed25519", "recoveryKey");
    this.#memory = memory;
  }

  /** What licenses, answers and files are verified with. */
  get signing(): Keys {
    return this.#rsa;
  }

  /** What fresh answers are verified with; undefined: none are asked for. */
  get fresh(): Keys | undefined {
    return this.#fresh.length === 0 ? undefined : this.#fresh;
  }

  /** Which keys are known, for the server to choose from. */
  get ids(): readonly string[] {
    return this.#rsa.map(idOf);
  }

  /** Whether more can be learnt. */
  get canLearn(): boolean {
    return this.#recovery !== undefined;
  }

  /** Takes what was learnt before; once. What is kept is judged anew, so it need not be trusted. */
  recall(): Promise<void> {
    this.#recalled ??= this.#recovery ? this.#recall() : Promise.resolve();
    return this.#recalled;
  }

  async #recall(): Promise<void> {
    const kept = await this.#memory.readKeys().catch(() => undefined);
    this.#take(Array.isArray(kept) ? kept : []);
  }

  /** Takes the keys that a server publishes and the recovery key vouches for; answers whether any is new. */
  async learn(published: unknown): Promise<boolean> {
    const keys = isObject(published) && Array.isArray(published["keys"]) ? published["keys"] : [];
    const offered = keys.map((each: unknown) =>
      isObject(each) && isObject(each["recovery"]) ? { ...each, signature: each["recovery"]["signature"] } : undefined,
    );
    const isNew = this.#take(offered);
    if (isNew) await this.#memory.keepKeys(this.#learnt);
    return isNew;
  }

  #take(offered: readonly unknown[]): boolean {
    const before = this.#rsa.length;
    for (const each of offered) {
      if (!isVouched(each)) continue;
      const { public_key, fresh_public_key, signature } = each;
      try {
        const [rsa, fresh] = [readPublicKey(public_key, "rsa", ""), readPublicKey(fresh_public_key, "ed25519", "")];
        const text = Buffer.from(`Licet recovery statement v1\n${idOf(rsa)}\n${idOf(fresh)}`);
        if (!this.#recovery || !verify(null, text, this.#recovery, Buffer.from(signature, "base64"))) continue;
        if (this.ids.includes(idOf(rsa))) continue;
        this.#rsa.push(rsa);
        // An application that asks for no fresh answers is not made to.
        if (this.#fresh.length > 0) this.#fresh.push(fresh);
        this.#learnt.push({ public_key, fresh_public_key, signature });
      } catch {} // what is no key is none of the server's
    }
    return this.#rsa.length > before;
  }
}

function isVouched(value: unknown): value is Vouched {
  if (!isObject(value)) return false;
  return ["public_key", "fresh_public_key", "signature"].every((name) => typeof value[name] === "string");
}

function list(keys: string | readonly string[]): readonly string[] {
  return typeof keys === "string" ? [keys] : keys;
}

function idOf(key: KeyObject): string {
  return createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("base64url");
}
