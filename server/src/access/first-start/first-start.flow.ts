import type { Config } from "../../config.ts";
import type { Pool } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { createFreshSigner, type FreshSigner, generateFreshKey } from "../../platform/signing/fresh-signature.ts";
import { generateRsaKeyPair, readRsaPrivateKey } from "../../platform/signing/key-pair.ts";
import { createSigner, type Signer } from "../../platform/signing/license-signature.ts";
import { placeOf, type SealedPlace } from "../../platform/signing/sealed-places.ts";
import type { SecretBox } from "../../platform/signing/secret-box.ts";
import {
  findFreshKey,
  findSigningKey,
  hasCompany,
  insertFreshKey,
  insertSigningKey,
  lockFirstStart,
} from "../companies/company.store.ts";
import { type CompanyTools, createCompany, type FirstKeys } from "./create-company.flow.ts";

/**
 * Makes what an empty database lacks, in one transaction: a company, its first keys and the signing key pairs. Several
 * nodes may start at the same time; one of them does it. Answers the keys when they were made, else undefined.
 */
export async function firstStart(
  db: Pool,
  { presets, signingKeyBits, admin }: Pick<Config, "presets" | "signingKeyBits" | "admin">,
  tools: CompanyTools,
  now: Date,
): Promise<FirstKeys | undefined> {
  const { secrets } = tools;
  return transaction(db, async (tx) => {
    await lockFirstStart(tx);
    if (!(await findSigningKey(tx))) {
      const privatePem = presets.signingKey ?? (await generateRsaKeyPair(signingKeyBits)).privatePem;
      readRsaPrivateKey(privatePem);
      const { publicKeyPem } = createSigner(privatePem);
      await insertSigningKey(tx, publicKeyPem, secrets.seal(privatePem, placeOf.signingKey), now);
    }
    if (!(await findFreshKey(tx))) {
      const privatePem = await generateFreshKey();
      const { publicKeyPem } = createFreshSigner(privatePem);
      await insertFreshKey(tx, publicKeyPem, secrets.seal(privatePem, placeOf.freshAnswerKey), now);
    }
    if (await hasCompany(tx)) return undefined;
    return createCompany(tx, { name: "My Company", presets, owner: admin }, tools, now);
  });
}

/** The signer of License API answers: the newest key pair. Throws a sentence when the master key does not open it. */
export async function loadSigner(db: Pool, secrets: SecretBox): Promise<Signer> {
  const row = await findSigningKey(db);
  if (!row) throw new Error("The database holds no signing key.");
  return createSigner(open(secrets, row.private_sealed, placeOf.signingKey));
}

/** The signer of fresh answers: the newest key pair. Throws a sentence when the master key does not open it. */
export async function loadFreshSigner(db: Pool, secrets: SecretBox): Promise<FreshSigner> {
  const row = await findFreshKey(db);
  if (!row) throw new Error("The database holds no key for fresh answers.");
  return createFreshSigner(open(secrets, row.private_sealed, placeOf.freshAnswerKey));
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
