import { createCipheriv, createDecipheriv } from "node:crypto";
import type { RandomBytes } from "./random-choice.ts";
import type { SealedPlace } from "./sealed-places.ts";

/** Encrypts secrets for storage. */
export interface SecretBox {
  /** Encrypts a text for one place. */
  readonly seal: (plain: string, place: SealedPlace) => Buffer;
  /** Gives the text back; throws an Error when it was sealed by another key, for another place, or was altered. */
  readonly open: (sealed: Uint8Array, place: SealedPlace) => string;
}

const keyLength = 32;
const version = 1;
const ivLength = 12;
const tagLength = 16;
const headerLength = 1 + ivLength + tagLength;

/**
 * AES-256-GCM under the master key: one byte of version, a random IV of 12 bytes, the tag of 16, then the ciphertext.
 * Version and place are authenticated, so a sealed value moved to another row does not open. Throws a RangeError unless
 * the master key has 32 bytes.
 */
export function createSecretBox(masterKey: Buffer, random: RandomBytes): SecretBox {
  if (masterKey.length !== keyLength) {
    throw new RangeError(`The master key must have ${keyLength} bytes, but has ${masterKey.length}.`);
  }
  const key = Buffer.from(masterKey);

  return {
    seal(plain, place) {
      const iv = random(ivLength);
      if (iv.length !== ivLength) throw new Error("The random source gave another number of bytes than asked for.");
      const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: tagLength });
      cipher.setAAD(authenticated(place));
      const ciphertext = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), ciphertext]);
    },
    open(sealed, place) {
      if (sealed.length < headerLength) throw new Error("The sealed secret is too short to be one.");
      if (sealed[0] !== version) throw new Error(`The sealed secret has the unknown version ${sealed[0]}.`);
      const iv = sealed.subarray(1, 1 + ivLength);
      const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: tagLength });
      decipher.setAAD(authenticated(place));
      decipher.setAuthTag(sealed.subarray(1 + ivLength, headerLength));
      const plain = decipher.update(sealed.subarray(headerLength));
      try {
        return Buffer.concat([plain, decipher.final()]).toString("utf8");
      } catch (cause) {
        const reason = "it was sealed with another master key or for another place, or it is damaged";
        throw new Error(`The sealed secret for "${place}" does not open: ${reason}.`, { cause });
      }
    },
  };
}

function authenticated(place: string): Buffer {
  return Buffer.concat([Buffer.of(version), Buffer.from(place, "utf8")]);
}
