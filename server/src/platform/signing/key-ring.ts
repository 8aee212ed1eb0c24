import { createHash, createPublicKey } from "node:crypto";
import { type Handover, type SetTimes, stateOf } from "../values/signing-sets.ts";
import type { FreshSigner } from "./fresh-signature.ts";
import type { Signer } from "./license-signature.ts";

/** What the vendor's recovery key signed: that the keys of a set are the server's. */
export interface Voucher {
  /** The recovery key, SPKI PEM. */
  readonly recovery_key: string;
  /** Ed25519, base64. */
  readonly signature: string;
}

/** Two key pairs that are changed together: one signs answers and files, the other answers to a nonce. */
export interface SigningSet extends SetTimes {
  readonly id: number;
  /** Of the key that signs answers and files; names the set. */
  readonly keyId: string;
  readonly freshKeyId: string;
  readonly publicKeyPem: string;
  readonly freshPublicKeyPem: string;
  readonly created_at: Date;
  readonly voucher: Voucher | null;
  readonly handovers: readonly Handover[];
  /** Gone once the set has retired. */
  readonly signer: Signer | undefined;
  readonly freshSigner: FreshSigner | undefined;
}

/** A set that can sign. */
export type OpenSet = SigningSet & { readonly signer: Signer; readonly freshSigner: FreshSigner };

/** SHA-256 of a public key (SPKI, DER) in base64url: the same key has the same id anywhere. */
export function keyIdOf(pem: string): string {
  const der = createPublicKey(pem).export({ type: "spki", format: "der" });
  return createHash("sha256").update(der).digest("base64url");
}

/** The keys of this deployment, as one process knows them. */
export class KeyRing {
  private sets: readonly SigningSet[];

  constructor(sets: readonly SigningSet[]) {
    this.sets = sets;
  }

  /** Takes what was read anew. */
  replace(sets: readonly SigningSet[]): void {
    this.sets = sets;
  }

  /**
   * What signs for an application. One that says which keys it knows gets the newest of them; one that says nothing was
   * built before there was a choice, and gets the oldest that still signs.
   */
  for(known: readonly string[] | undefined, now: Date): OpenSet {
    const signing = this.sets.filter((set) => isOpen(set) && stateOf(set, now) !== "retired") as OpenSet[];
    const activated = signing.filter(({ activated_at }) => activated_at !== null).sort(byActivation);
    const oldest = activated[0];
    if (!oldest) throw new Error("The server has no signing key.");
    if (known === undefined) return oldest;
    const named = (set: OpenSet) => known.includes(set.keyId);
    return activated.findLast(named) ?? signing.find(named) ?? oldest;
  }

  /** Those of some ids that are this server's. */
  own(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => this.sets.some(({ keyId }) => keyId === id));
  }

  /** What a file brings to an application that knows some keys: later ones that somebody speaks for whom it may trust. */
  carried(known: readonly string[], now: Date): readonly SigningSet[] {
    const newest = Math.max(0, ...this.sets.filter(({ keyId }) => known.includes(keyId)).map(({ id }) => id));
    return this.published(now).filter(
      ({ id, activated_at, handovers, voucher }) =>
        id > newest && activated_at !== null && (handovers.length > 0 || voucher !== null),
    );
  }

  /** All that may still be verified, the newest first. */
  published(now: Date): readonly SigningSet[] {
    return this.sets
      .filter(({ verifiable_until }) => verifiable_until === null || verifiable_until > now)
      .toSorted((one, other) => other.id - one.id);
  }
}

function isOpen({ signer, freshSigner }: SigningSet): boolean {
  return signer !== undefined && freshSigner !== undefined;
}

function byActivation(one: SigningSet, other: SigningSet): number {
  return (one.activated_at?.getTime() ?? 0) - (other.activated_at?.getTime() ?? 0) || one.id - other.id;
}
