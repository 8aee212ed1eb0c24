/** When a set of signing keys signs. */
export interface SetTimes {
  /** Null: it is published, and waits. */
  readonly activated_at: Date | null;
  /** From then on it signs nothing; null: nobody has said so. */
  readonly retires_at: Date | null;
  /** Until then its public keys are published; null: for ever. */
  readonly verifiable_until: Date | null;
}

/** next: published, and waits; active: signs; retiring: signs for applications that know no newer one; retired: does not. */
export type SetState = "next" | "active" | "retiring" | "retired";

/** The state of a set at a moment. */
export function stateOf({ activated_at, retires_at }: Omit<SetTimes, "verifiable_until">, now: Date): SetState {
  if (retires_at !== null && retires_at <= now) return "retired";
  if (activated_at === null) return "next";
  return retires_at === null ? "active" : "retiring";
}

/** The word of keys that signed before: that those of another set are the server's as well. */
export interface Handover {
  /** Whose word it is. */
  readonly key_id: string;
  /** By the key that signs answers and files: RSASSA-PKCS1-v1_5 with SHA-256, base64. */
  readonly signature: string;
  /** By the key of fresh answers: Ed25519, base64. */
  readonly fresh_signature: string;
}

/** What keys sign that hand over to others: nothing else that they sign begins with its first line. */
export function handoverStatement(keyId: string, freshKeyId: string): string {
  return `Licet key handover v1\n${keyId}\n${freshKeyId}`;
}

/** What a recovery key signs to say that two keys are the server's: nothing else begins with its first line. */
export function recoveryStatement(keyId: string, freshKeyId: string): string {
  return `Licet recovery statement v1\n${keyId}\n${freshKeyId}`;
}
