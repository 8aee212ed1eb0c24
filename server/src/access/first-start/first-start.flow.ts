import type { Config } from "../../config.ts";
import type { Pool } from "../../platform/db/connect.ts";
import { transaction } from "../../platform/db/transaction.ts";
import { hasCompany, lockFirstStart } from "../companies/company.store.ts";
import { makeKeys, storeSet } from "../signing-keys/signing-keys.flow.ts";
import { listSigningSets } from "../signing-keys/signing-set.store.ts";
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
  return transaction(db, async (tx) => {
    await lockFirstStart(tx);
    if ((await listSigningSets(tx)).length === 0)
      await storeSet(tx, await makeKeys(signingKeyBits, presets.signingKey), tools, now, true);
    if (await hasCompany(tx)) return undefined;
    return createCompany(tx, { name: "My Company", presets, owner: admin }, tools, now);
  });
}
