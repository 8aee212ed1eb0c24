import { z } from "zod";
import { text, unlessBlank, wireDateTime } from "../../platform/http/scalars.schema.ts";
import type { SigningSet } from "../../platform/signing/key-ring.ts";
import { recoveryStatement, stateOf } from "../../platform/values/signing-sets.ts";

const states = ["next", "active", "retiring", "retired"] as const;

/** The public half of a set of signing keys, for whoever verifies. */
export const publishedSet = z.strictObject({
  key_id: z.string().describe("SHA-256 of the key (SPKI, DER) in base64url: the same key has the same id anywhere."),
  public_key: z.string().describe("Verifies answers and files: RSASSA-PKCS1-v1_5 with SHA-256; SPKI, PEM."),
  fresh_key_id: z.string(),
  fresh_public_key: z.string().describe("Verifies Licet-Signature: Ed25519; SPKI, PEM."),
  state: z
    .enum(states)
    .describe(
      "next: published, and waits; active: signs; retiring: signs for applications that know no newer key; retired: signs nothing more.",
    ),
  retires_at: z.iso.datetime().nullable().describe("When it stops to sign."),
  verifiable_until: z.iso.datetime().nullable().describe("Until then its public keys are published; null: for ever."),
  recovery: z
    .strictObject({ recovery_key: z.string(), signature: z.string() })
    .nullable()
    .describe("The word of the vendor's recovery key that these are the server's keys (docs/guide/keys.md)."),
  handovers: z
    .array(z.strictObject({ key_id: z.string(), signature: z.string(), fresh_signature: z.string() }))
    .describe("The word of the keys that signed when these were activated, for devices that know only those."),
});

/** Keys that a file brings to a device without a network. */
export const carriedSet = publishedSet.pick({
  public_key: true,
  fresh_public_key: true,
  recovery: true,
  handovers: true,
});

/** A set of signing keys, as its owners see it. */
export const signingKeyAnswer = publishedSet.extend({
  id: z.int(),
  created_at: z.iso.datetime(),
  activated_at: z.iso.datetime().nullable(),
  statement: z.string().describe("What the recovery key signs, to the letter."),
});

/** When keys stop to sign, and to be published. */
export const retirementBody = z.object({
  retires_at: unlessBlank(wireDateTime()).meta({ description: "When the keys that signed until now stop to." }),
  verifiable_until: unlessBlank(wireDateTime()).meta({
    description: "Until when their public halves are published for files that they signed; for ever unless given.",
  }),
});

/** The word of a recovery key. */
export const voucherBody = z.object({
  recovery_key: text(2000, 1).describe("Ed25519, SPKI PEM."),
  signature: text(500, 1).describe("Over `statement`, base64."),
});

/** What applications may know of a set. */
export function presentPublished(set: SigningSet, now: Date): z.input<typeof publishedSet> {
  return {
    key_id: set.keyId,
    public_key: set.publicKeyPem,
    fresh_key_id: set.freshKeyId,
    fresh_public_key: set.freshPublicKeyPem,
    state: stateOf(set, now),
    retires_at: set.retires_at?.toISOString() ?? null,
    verifiable_until: set.verifiable_until?.toISOString() ?? null,
    recovery: set.voucher,
    handovers: [...set.handovers],
  };
}

/** A set as files carry it. */
export function presentCarried(set: SigningSet): z.input<typeof carriedSet> {
  return {
    public_key: set.publicKeyPem,
    fresh_public_key: set.freshPublicKeyPem,
    recovery: set.voucher,
    handovers: [...set.handovers],
  };
}

/** A set on its way to its owners. */
export function presentSigningKey(set: SigningSet, now: Date): z.input<typeof signingKeyAnswer> {
  return {
    id: set.id,
    created_at: set.created_at.toISOString(),
    activated_at: set.activated_at?.toISOString() ?? null,
    statement: recoveryStatement(set.keyId, set.freshKeyId),
    ...presentPublished(set, now),
  };
}
