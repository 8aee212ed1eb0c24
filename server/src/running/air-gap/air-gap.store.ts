import type { Db } from "../../platform/db/connect.ts";
import type { Fragment } from "../../platform/db/list-query.ts";

/** A license that air-gapped machines may ask for, found by its key alone. */
export interface AirGapLicense {
  readonly company_id: number;
  readonly id: number;
  readonly license_key: string;
  readonly short_code: string;
  readonly license_template_id: number | null;
  readonly is_air_gapped: boolean;
  /** Of a test order. */
  readonly is_test: boolean;
}

/**
 * The licenses with a key, in whichever company; those of bundles have one for each product. Where none has the key as
 * it was written, those that have it as people type it, if all of them have the same one.
 */
export async function findLicensesByKey(
  db: Db,
  licenseKey: string,
  product: string | undefined,
): Promise<AirGapLicense[]> {
  const find = (hasKey: Fragment) => db<AirGapLicense[]>`
    select l.company_id, l.id, l.license_key, p.short_code, l.license_template_id, l.is_air_gapped, o.is_test
    from companies c
    join licenses l on l.company_id = c.id and ${hasKey}
    join products p on p.company_id = l.company_id and p.id = l.product_id
    join orders o on o.company_id = l.company_id and o.id = l.order_id
    where not p.is_bundle and (${product ?? null}::text is null or p.short_code = ${product ?? null})
    order by l.is_air_gapped desc, l.company_id, l.id limit 50`;
  const exact = await find(db`l.license_key = ${licenseKey}`);
  if (exact.length > 0) return exact;
  const typed = await find(
    db`l.license_key is not null and fold_key(l.license_key) = nullif(fold_key(${licenseKey}), '')`,
  );
  const keys = new Set(typed.map(({ company_id, license_key }) => `${company_id} ${license_key}`));
  return keys.size === 1 ? typed : [];
}

/** The key pair of a company, its private half sealed. */
export async function findAirGapKey(db: Db, companyId: number) {
  const [row] = await db<{ private_sealed: Buffer; public_key: string }[]>`
    select private_sealed, public_key from air_gap_keys where company_id = ${companyId}`;
  return row;
}

/** Keeps a new key pair, unless another call was faster. */
export async function insertAirGapKey(
  db: Db,
  companyId: number,
  key: { readonly privateSealed: Buffer; readonly publicKey: string },
  now: Date,
): Promise<void> {
  await db`
    insert into air_gap_keys (company_id, private_sealed, public_key, created_at)
    values (${companyId}, ${key.privateSealed}, ${key.publicKey}, ${now})
    on conflict (company_id) do nothing`;
}

/** A code that was handed out, and what became of it. */
export interface AirGapCode {
  readonly id: number;
  readonly public_key: string;
  readonly hardware_id: string | null;
  readonly activation_code: string | null;
  readonly time_deactivated: Date | null;
}

/** Keeps the public half of a new code; of the unused ones, only the latest few stay valid. */
export async function insertAirGapCode(
  db: Db,
  companyId: number,
  licenseId: number,
  publicKey: string,
  unusedMax: number,
  now: Date,
): Promise<void> {
  await db`
    insert into air_gap_codes (company_id, license_id, public_key, created_at)
    values (${companyId}, ${licenseId}, ${publicKey}, ${now})`;
  await db`
    delete from air_gap_codes where company_id = ${companyId} and id in (
      select id from air_gap_codes
      where company_id = ${companyId} and license_id = ${licenseId} and hardware_id is null
      order by id desc offset ${unusedMax})`;
}

/** The codes that a machine may use: unused ones, and its own. */
export async function listAirGapCodes(
  db: Db,
  companyId: number,
  licenseId: number,
  hardwareId: string,
): Promise<AirGapCode[]> {
  return db<AirGapCode[]>`
    select id, public_key, hardware_id, activation_code, time_deactivated from air_gap_codes
    where company_id = ${companyId} and license_id = ${licenseId}
      and (hardware_id is null or hardware_id = ${hardwareId})
    order by id desc limit 100`;
}

/** The machine that used the code; no other one can from now on. */
export async function updateUsedCode(
  db: Db,
  companyId: number,
  codeId: number,
  use: { readonly hardwareId: string; readonly activationCode: string },
  now: Date,
): Promise<void> {
  await db`
    update air_gap_codes
    set hardware_id = ${use.hardwareId}, activation_code = ${use.activationCode}, time_activated = ${now}
    where company_id = ${companyId} and id = ${codeId}`;
}

/** The machine gave its license back: the code is spent. */
export async function updateSpentCode(db: Db, companyId: number, codeId: number, now: Date): Promise<void> {
  await db`
    update air_gap_codes set time_deactivated = ${now} where company_id = ${companyId} and id = ${codeId}`;
}
