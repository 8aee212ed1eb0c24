import { createHash, type KeyObject, verify } from "node:crypto";
import type { LicetClientOptions } from "../options.ts";
import { isObject } from "../wire.ts";
import { isSigned, type Keys, readPublicKey } from "./signatures.ts";

/** Where keys are kept that were learnt. */
export interface KeyMemory {
  readKeys(): Promise<unknown>;
  keepKeys(keys: unknown): Promise<void>;
}

/** Who says that keys are the server's. */
interface Handover {
  /** The id of the key that says so. */
  readonly key_id: string;
  readonly signature: string;
  readonly fresh_signature: string;
}

/** Keys of the server, with what was said of them. */
interface Offered {
  readonly public_key: string;
  readonly fresh_public_key: string;
  /** Of the recovery key. */
  readonly signature?: string | undefined;
  /** Of keys that signed before. */
  readonly handovers: readonly Handover[];
}

const offeredMax = 20;

/**
 * The keys of the server: those that the application was built with; those that the vendor's recovery key says are the
 * server's as well; and those to which a known key handed over, as files tell. So what a stolen key introduces reaches
 * as far as that key does: to the applications that are built with it.
 */
export class KeySet {
  readonly #rsa: KeyObject[];
  readonly #fresh: KeyObject[];
  readonly #recovery: KeyObject | undefined;
  readonly #memory: KeyMemory;
  readonly #learnt: Offered[] = [];
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

  /** Whether the server may be asked for more. */
  get canLearn(): boolean {
    return this.#recovery !== undefined;
  }

  /** Takes what was learnt before; once. What is kept is judged anew, so it need not be trusted. */
  recall(): Promise<void> {
    this.#recalled ??= this.#recall();
    return this.#recalled;
  }

  async #recall(): Promise<void> {
    const kept = await this.#memory.readKeys().catch(() => undefined);
    this.#take(readAll(kept));
  }

  /** Takes the keys that a server publishes and the recovery key vouches for; answers whether any is new. */
  learn(published: unknown): Promise<boolean> {
    return this.#learn(published, (each) => ({ ...each, handovers: [] }));
  }

  /** Takes the keys that a file brings, and the recovery key or a known key speaks for; answers whether any is new. */
  learnFromFile(document: unknown): Promise<boolean> {
    return this.#learn(document, (each) => each);
  }

  async #learn(told: unknown, judged: (each: Offered) => Offered): Promise<boolean> {
    const keys = isObject(told) && Array.isArray(told["keys"]) ? told["keys"] : [];
    if (keys.length === 0) return false;
    await this.recall();
    const offered = keys.map((each: unknown) =>
      isObject(each) && isObject(each["recovery"]) ? { ...each, signature: each["recovery"]["signature"] } : each,
    );
    const isNew = this.#take(readAll(offered).map(judged));
    if (isNew) await this.#memory.keepKeys(this.#learnt);
    return isNew;
  }

  /** One key may hand over to the next: until none of those offered is taken any more. */
  #take(offered: readonly Offered[]): boolean {
    const before = this.#rsa.length;
    while (offered.some((each) => this.#takeOne(each)));
    return this.#rsa.length > before;
  }

  #takeOne({ public_key, fresh_public_key, signature, handovers }: Offered): boolean {
    try {
      const [rsa, fresh] = [readPublicKey(public_key, "rsa", ""), readPublicKey(fresh_public_key, "ed25519", "")];
      const ids = `${idOf(rsa)}\n${idOf(fresh)}`;
      if (this.ids.includes(idOf(rsa))) return false;
      const isVouchedFor = this.#isVouchedFor(`Licet recovery statement v1\n${ids}`, signature);
      const handover = Buffer.from(`Licet key handover v1\n${ids}`);
      const from = handovers.find((each) => isSigned(this.#rsa, handover, each.signature));
      if (!isVouchedFor && !from) return false;
      this.#rsa.push(rsa);
      // An application that asks for no fresh answers is not made to; and one key of a pair does not speak for the other.
      const isFreshKnown = isVouchedFor || isSignedFresh(this.#fresh, handover, from?.fresh_signature);
      if (this.#fresh.length > 0 && isFreshKnown) this.#fresh.push(fresh);
      this.#learnt.push({ public_key, fresh_public_key, signature, handovers });
      return true;
    } catch {
      return false; // what is no key is none of the server's
    }
  }

  #isVouchedFor(text: string, signature: string | undefined): boolean {
    if (!this.#recovery || signature === undefined) return false;
    return verify(null, Buffer.from(text), this.#recovery, Buffer.from(signature, "base64"));
  }
}

function isSignedFresh(keys: Keys, text: Uint8Array, signature: string | undefined): boolean {
  return signature !== undefined && keys.some((key) => verify(null, text, key, Buffer.from(signature, "base64")));
}

function readAll(value: unknown): readonly Offered[] {
  return (Array.isArray(value) ? value.slice(0, offeredMax) : []).flatMap((each) => readOffered(each) ?? []);
}

function readOffered(value: unknown): Offered | undefined {
  if (!isObject(value)) return undefined;
  const { public_key, fresh_public_key, signature, handovers } = value;
  if (typeof public_key !== "string" || typeof fresh_public_key !== "string") return undefined;
  return {
    public_key,
    fresh_public_key,
    signature: typeof signature === "string" ? signature : undefined,
    handovers: (Array.isArray(handovers) ? handovers : []).filter(isHandover),
  };
}

function isHandover(value: unknown): value is Handover {
  return isObject(value) && ["key_id", "signature", "fresh_signature"].every((name) => typeof value[name] === "string");
}

function list(keys: string | readonly string[]): readonly string[] {
  return typeof keys === "string" ? [keys] : keys;
}

function idOf(key: KeyObject): string {
  return createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("base64url");
}
