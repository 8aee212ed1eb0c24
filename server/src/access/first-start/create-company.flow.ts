import { randomUUID } from "node:crypto";
import type { Config } from "../../config.ts";
import type { Random } from "../../deps.ts";
import type { Db } from "../../platform/db/connect.ts";
import { generateManagementKey, hashManagementKey } from "../../platform/signing/management-key.ts";
import type { Passwords } from "../../platform/signing/passwords.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import type { SecretBox } from "../../platform/signing/secret-box.ts";
import { generateSharedKey } from "../../platform/signing/shared-key.ts";
import { insertCompany } from "../companies/company.store.ts";
import { insertApplicationKey, insertManagementKey } from "../keys/key.store.ts";
import { createStaff } from "../staff/staff.flow.ts";
import { UNKNOWN_OWNER } from "../staff/unknown-owner.rules.ts";

/** The keys of a company that was just made; nothing but this answer shows them in the clear. */
export interface FirstKeys {
  readonly companyId: number;
  readonly managementKey: string;
  readonly apiKey: string;
  readonly sharedKey: string;
  /** By which the owner sets a password; undefined where one was given. */
  readonly setupToken: string | undefined;
}

/** A company to be made. */
export interface NewCompany {
  readonly name: string;
  readonly presets: Partial<Config["presets"]>;
  /** Absent: an owner who gives their e-mail when they set a password. */
  readonly owner: Config["admin"];
}

/** What a company is made with. */
export interface CompanyTools {
  readonly secrets: SecretBox;
  readonly random: Random;
  readonly passwords: Passwords;
}

/** Makes a company with its first keys and its owner; in the caller's transaction. */
export async function createCompany(
  db: Db,
  { name, presets, owner }: NewCompany,
  { secrets, random, passwords }: CompanyTools,
  now: Date,
): Promise<FirstKeys> {
  const keys = {
    managementKey: presets.managementKey ?? generateManagementKey(random),
    apiKey: presets.apiKey ?? randomUUID(),
    sharedKey: presets.sharedKey ?? generateSharedKey(random),
  };
  const companyId = await insertCompany(db, name, now);
  const { managementKey, apiKey, sharedKey } = keys;
  const made = { prefix: managementKey.slice(0, 8), hash: hashManagementKey(managementKey) };
  const mayAll = { label: "first", permissions: null, expires_at: null };
  await insertManagementKey(db, companyId, mayAll, made, now);
  const sealed = secrets.seal(sharedKey, placeOf.sharedKey(companyId));
  const ordinary = { label: "first", is_read_only: false, allow_orders: false, product_ids: null };
  await insertApplicationKey(db, companyId, ordinary, { apiKey, sealed }, now);
  const passwordHash = owner?.password === undefined ? undefined : await passwords.hash(owner.password);
  const person = { email: owner?.email ?? UNKNOWN_OWNER, passwordHash, role: "owner" } as const;
  const { setup } = await createStaff(person, { db, companyId, now, random });
  return { companyId, ...keys, setupToken: setup?.token };
}
