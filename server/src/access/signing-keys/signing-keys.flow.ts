import { createPublicKey, verify } from "node:crypto";
import type { Config } from "../../config.ts";
import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import { createFreshSigner, generateFreshKey } from "../../platform/signing/fresh-signature.ts";
import { generateRsaKeyPair, readRsaPrivateKey } from "../../platform/signing/key-pair.ts";
import { keyIdOf, type SigningSet } from "../../platform/signing/key-ring.ts";
import { createSigner } from "../../platform/signing/license-signature.ts";
import { signStatement } from "../../platform/signing/recovery-statement.ts";
import { placeOf, type SealedPlace } from "../../platform/signing/sealed-places.ts";
import type { SecretBox } from "../../platform/signing/secret-box.ts";
import { dayMs } from "../../platform/values/durations.ts";
import { type Handover, handoverStatement, recoveryStatement, stateOf } from "../../platform/values/signing-sets.ts";
import {
  deleteRetiredSecrets,
  insertSigningSet,
  listSigningSets,
  lockSigningSets,
  type SigningSetRow,
  updateHandovers,
  updateSetTimes,
  updateVoucher,
} from "./signing-set.store.ts";

/** With what sets are made and opened. */
interface Tools {
  readonly secrets: SecretBox;
}

/** Key pairs that do not exist yet: made before a transaction, since that takes a while. */
export interface MadeKeys {
  readonly privatePem: string;
  readonly freshPem: string;
}

/** Makes two key pairs; the first may be the operator's own. */
export async function makeKeys(bits: Config["signingKeyBits"], ownPem?: string): Promise<MadeKeys> {
  const privatePem = ownPem ?? (await generateRsaKeyPair(bits)).privatePem;
  readRsaPrivateKey(privatePem);
  return { privatePem, freshPem: await generateFreshKey() };
}

/** Stores key pairs, sealed; answers the id of the set. */
export function storeSet(db: Db, { privatePem, freshPem }: MadeKeys, { secrets }: Tools, now: Date, isActive: boolean) {
  const set = {
    public_pem: createSigner(privatePem).publicKeyPem,
    private_sealed: secrets.seal(privatePem, placeOf.signingKey),
    fresh_public_pem: createFreshSigner(freshPem).publicKeyPem,
    fresh_private_sealed: secrets.seal(freshPem, placeOf.freshAnswerKey),
    activated_at: isActive ? now : null,
  };
  return insertSigningSet(db, set, now);
}

/** All sets, opened. Throws a sentence when the master key does not open one that signs. */
export async function readSets(db: Db, { secrets }: Tools): Promise<SigningSet[]> {
  return (await listSigningSets(db)).map((row) => openSet(row, secrets));
}

/** A set as processes use it. */
export function openSet(row: SigningSetRow, secrets: SecretBox): SigningSet {
  const { public_pem: publicKeyPem, fresh_public_pem: freshPublicKeyPem, private_sealed, fresh_private_sealed } = row;
  return {
    ...{ id: row.id, created_at: row.created_at, activated_at: row.activated_at },
    ...{ retires_at: row.retires_at, verifiable_until: row.verifiable_until },
    keyId: keyIdOf(publicKeyPem),
    freshKeyId: keyIdOf(freshPublicKeyPem),
    publicKeyPem,
    freshPublicKeyPem,
    voucher:
      row.recovery_pem === null || row.voucher === null
        ? null
        : { recovery_key: row.recovery_pem, signature: row.voucher },
    handovers: row.handovers,
    signer: private_sealed === null ? undefined : createSigner(open(secrets, private_sealed, placeOf.signingKey)),
    freshSigner:
      fresh_private_sealed === null
        ? undefined
        : createFreshSigner(open(secrets, fresh_private_sealed, placeOf.freshAnswerKey)),
  };
}

function open(secrets: SecretBox, sealed: Buffer, place: SealedPlace): string {
  try {
    return secrets.open(sealed, place);
  } catch (cause) {
    const sentence =
      "The master key does not fit this database. Set LICET_MASTER_KEY, or restore master.key in the data folder, " +
      "to the key that the database was made with.";
    throw new Error(sentence, { cause });
  }
}

/** Reads the sets anew where somebody changed them; every process does, some seconds after another one has. */
export async function refreshKeys({ db, keys, secrets }: Pick<Deps, "db" | "keys" | "secrets">): Promise<void> {
  const rows = await listSigningSets(db);
  const text = JSON.stringify(rows);
  if (known.get(keys) === text) return;
  keys.replace(rows.map((row) => openSet(row, secrets)));
  known.set(keys, text);
}

const known = new WeakMap<object, string>();

/** Forgets private keys that sign no more. */
export function sweepKeys({ db, clock }: Deps): Promise<void> {
  return deleteRetiredSecrets(db, clock.now());
}

/** Adds a set that is published and waits; there is one such set at most. */
export async function addNextSet(db: Db, made: MadeKeys, tools: Tools, now: Date): Promise<number> {
  const rows = await lockSigningSets(db);
  if (rows.some((row) => stateOf(row, now) === "next")) throw new ApiError("signing_key_waits");
  return storeSet(db, made, tools, now, false);
}

/** When the keys that signed until now stop to. */
export interface Retirement {
  readonly retires_at: Date | undefined;
  readonly verifiable_until: Date | undefined;
}

const retiresAfterDays = 365;

/** The waiting set signs from now on; those before it go on for applications that know no newer one, until a day. */
export async function activateSet(
  db: Db,
  id: number,
  retirement: Retirement,
  now: Date,
  { secrets }: Tools,
): Promise<void> {
  const rows = await lockSigningSets(db);
  const set = rows.find((row) => row.id === id);
  if (!set) throw new ApiError("not_found");
  if (stateOf(set, now) !== "next") throw new ApiError("signing_key_not_waiting");
  const retires_at = retirement.retires_at ?? new Date(now.getTime() + retiresAfterDays * dayMs);
  const signing = rows.filter((each) => ["active", "retiring"].includes(stateOf(each, now)));
  await updateHandovers(
    db,
    id,
    signing.flatMap((row) => handOver(row, set, secrets) ?? []),
  );
  for (const row of rows.filter((each) => stateOf(each, now) === "active"))
    await updateSetTimes(db, row.id, timesOf({ ...retirement, retires_at }, now));
  await updateSetTimes(db, id, { activated_at: now });
}

/** The word of keys for those that sign after them. */
function handOver(from: SigningSetRow, to: SigningSetRow, secrets: SecretBox): Handover | undefined {
  const { private_sealed, fresh_private_sealed, public_pem } = from;
  if (private_sealed === null || fresh_private_sealed === null) return undefined;
  const text = handoverStatement(keyIdOf(to.public_pem), keyIdOf(to.fresh_public_pem));
  return {
    key_id: keyIdOf(public_pem),
    signature: createSigner(open(secrets, private_sealed, placeOf.signingKey)).sign(text),
    fresh_signature: signStatement(open(secrets, fresh_private_sealed, placeOf.freshAnswerKey), text),
  };
}

/** Another day on which a set stops to sign, or until which it is published. The active one is never retired alone. */
export async function retireSet(db: Db, id: number, retirement: Retirement, now: Date): Promise<void> {
  const rows = await lockSigningSets(db);
  const set = rows.find((row) => row.id === id);
  if (!set) throw new ApiError("not_found");
  if (stateOf(set, now) === "active") throw new ApiError("signing_key_in_use");
  const state = stateOf(set, now);
  const wanted = retirement.retires_at ?? set.retires_at;
  // What waits has signed nothing yet: it is given up.
  const retires_at = state === "next" ? now : state === "retired" ? set.retires_at : wanted;
  await updateSetTimes(db, id, timesOf({ ...retirement, retires_at: retires_at ?? now }, now, set.verifiable_until));
}

/** A set never signs what can no longer be verified. */
function timesOf({ retires_at, verifiable_until }: Retirement & { retires_at: Date }, now: Date, before?: Date | null) {
  const ends = retires_at < now ? now : retires_at;
  const until = verifiable_until === undefined ? (before ?? null) : verifiable_until;
  if (until !== null && until < ends)
    throw new ApiError("validation_error", { message: "verifiable_until must not be earlier than retires_at." });
  return { retires_at: ends, verifiable_until: until };
}

/** Keeps the word of a recovery key, once it is proven. */
export async function vouchForSet(db: Db, id: number, recoveryPem: string, signature: string): Promise<void> {
  const rows = await lockSigningSets(db);
  const set = rows.find((row) => row.id === id);
  if (!set) throw new ApiError("not_found");
  const text = recoveryStatement(keyIdOf(set.public_pem), keyIdOf(set.fresh_public_pem));
  if (!isVouched(recoveryPem, text, signature)) throw new ApiError("recovery_signature_invalid");
  await updateVoucher(db, id, recoveryPem, signature);
}

function isVouched(pem: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey(pem);
    return (
      key.asymmetricKeyType === "ed25519" && verify(null, Buffer.from(text), key, Buffer.from(signature, "base64"))
    );
  } catch {
    return false;
  }
}
