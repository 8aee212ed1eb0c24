import type { AnswerOf, SigningKey } from "@licet/sdk";
import { queryOptions } from "@tanstack/react-query";
import { licet, queries } from "../../kit/api.ts";

/** The keys that this server signs with, the newest first, and whether this company may change them. */
export type SigningKeys = AnswerOf<"get_signing_keys">;

/** The keys that this server signs with. */
export const signingKeysQuery = queryOptions({
  queryKey: ["company", "signing-keys"],
  queryFn: async ({ signal }): Promise<SigningKeys> => await licet.signingKeys.retrieve({ signal }),
});

async function changed(): Promise<void> {
  await queries.invalidateQueries({ queryKey: ["company"] });
}

/** Makes keys that are published and wait. */
export async function makeNextKeys(): Promise<void> {
  await licet.signingKeys.create();
  await changed();
}

/** Signs with the waiting keys from now on. */
export async function activateKeys(
  id: number,
  days: { readonly retires_at: string; readonly verifiable_until: string },
  options?: { readonly idempotency_key: string },
): Promise<SigningKey> {
  const { retires_at, verifiable_until } = days;
  const key = await licet.signingKeys.activate(
    id,
    { retires_at, ...(verifiable_until === "" ? {} : { verifiable_until }) },
    options,
  );
  await changed();
  return key;
}

/** Stops keys now: a day that has passed is today. */
export async function retireKeys({ id, created_at }: SigningKey): Promise<void> {
  await licet.signingKeys.retire(id, { retires_at: created_at });
  await changed();
}
