import type { Db } from "../../platform/db/connect.ts";
import type { ExpiryFacts } from "../../terms/expiry.rules.ts";
import type { TrialFacts, TrialProduct } from "./trial.rules.ts";

/** Whose trial it is: a device's, and of user-based products the device's for one e-mail; elsewhere that is empty. */
export interface TrialDevice {
  readonly product_id: number;
  readonly hardware_id: string;
  readonly email: string;
}

/** The license of a trial that was given before. */
export interface TrialLicense extends ExpiryFacts {
  readonly license_type: "perpetual" | "time-limited" | "subscription" | "consumption";
  readonly license_key: string | null;
}

/** What a request for a trial is decided upon, in one statement. */
export async function findTrialFacts(
  db: Db,
  companyId: number,
  productCode: string,
  policyCode: string | undefined,
): Promise<TrialFacts> {
  const policy = policyCode === undefined ? db`t.is_default` : db`t.code = ${policyCode}`;
  const [row] = await db<
    { product: TrialProduct | null; policy_allows: boolean | null; allow_multiple_trials: boolean }[]
  >`
    with product as (
      select p.id, p.short_code, p.authorization_method, p.active, p.is_archived, p.is_bundle, p.allow_trial
      from products p where p.company_id = ${companyId} and p.short_code = ${productCode}
      order by p.is_archived limit 1)
    select c.allow_multiple_trials, (select to_json(product) from product) as product,
      (select t.allow_trial from license_templates t, product
       where t.company_id = ${companyId} and t.product_id = product.id and ${policy}) as policy_allows
    from companies c where c.id = ${companyId}`;
  if (!row) throw new Error("a company called that does not exist");
  return { ...row, product: row.product ?? undefined };
}

/**
 * Locks what is remembered of a device until the end of the transaction, so that requests at the same time wait for
 * each other; answers the license of its trial, or null where there is none. A device that is seen for the first time
 * is remembered.
 */
export async function lockTrial(db: Db, companyId: number, device: TrialDevice, now: Date): Promise<number | null> {
  const { product_id, hardware_id, email } = device;
  await db`
    insert into trials (company_id, product_id, hardware_id, email, created_at)
    values (${companyId}, ${product_id}, ${hardware_id}, fold_person(${email}), ${now})
    on conflict do nothing`;
  const [row] = await db<{ license_id: number | null }[]>`
    select license_id from trials
    where company_id = ${companyId} and product_id = ${product_id} and hardware_id = ${hardware_id} and email = fold_person(${email})
    for update`;
  // Its license was deleted between the two statements, and the device forgotten with it.
  return row ? row.license_id : lockTrial(db, companyId, device, now);
}

/** Remembers the license of a device's trial; call under its lock. */
export async function updateTrial(db: Db, companyId: number, device: TrialDevice, licenseId: number): Promise<void> {
  const { product_id, hardware_id, email } = device;
  await db`
    update trials set license_id = ${licenseId}
    where company_id = ${companyId} and product_id = ${product_id} and hardware_id = ${hardware_id} and email = fold_person(${email})`;
}

/** A license that was given as a trial. */
export async function findTrialLicense(db: Db, companyId: number, id: number): Promise<TrialLicense | undefined> {
  const [row] = await db<TrialLicense[]>`
    select license_type, is_trial, validity_period, allow_grace_period, grace_period, license_key
    from licenses where company_id = ${companyId} and id = ${id}`;
  return row;
}
