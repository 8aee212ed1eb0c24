import type { Db } from "../../platform/db/connect.ts";
import type { Fragment } from "../../platform/db/list-query.ts";

/** A license as its machine names it, and the signing keys that the application there knows. */
interface BoundLicense {
  readonly product: string;
  readonly is_bundle: boolean;
  readonly license_key: string | null;
  readonly email: string | null;
  readonly key_ids: readonly string[] | null;
}

/** How the machine names a license: the code of its product, and the key or the user that it was activated by. */
export async function findBoundLicense(db: Db, companyId: number, licenseId: number, hardwareId: string) {
  const [row] = await db<BoundLicense[]>`
    select p.short_code as product, p.is_bundle, l.license_key, device.email, device.key_ids
    from licenses l join products p on p.company_id = l.company_id and p.id = l.product_id
    left join lateral (
      select u.true_email as email, d.key_ids from devices d
      left join license_users u on u.company_id = d.company_id and u.id = d.license_user_id
      where d.company_id = l.company_id and d.license_id = l.id and d.hardware_id = ${hardwareId}
      order by d.device_active desc, d.time_activated desc limit 1) device on true
    where l.company_id = ${companyId} and l.id = ${licenseId}`;
  return row;
}

/** The license that has a key in a product: as it is written, else as people type it, where that names just one. */
export async function findLicenseId(
  db: Db,
  companyId: number,
  { license_key, product }: { readonly license_key: string; readonly product: string },
): Promise<number | undefined> {
  const find = (hasKey: Fragment) => db<{ id: number; license_key: string }[]>`
    select l.id, l.license_key from licenses l join products p on p.company_id = l.company_id and p.id = l.product_id
    where l.company_id = ${companyId} and ${hasKey} and p.short_code = ${product}
    order by l.id desc limit 2`;
  const [exact] = await find(db`l.license_key = ${license_key}`);
  if (exact) return exact.id;
  const [typed, other] = await find(
    db`l.license_key is not null and fold_key(l.license_key) = nullif(fold_key(${license_key}), '')`,
  );
  return typed?.license_key === (other?.license_key ?? typed?.license_key) ? typed?.id : undefined;
}
