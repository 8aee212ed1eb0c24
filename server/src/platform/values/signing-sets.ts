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

/** What a recovery key signs to say that two keys are the server's: nothing else begins with its first line. */
export function recoveryStatement(keyId: string, freshKeyId: string): string {
  return `Licet recovery statement v1\n${keyId}\n${freshKeyId}`;
}
