import type { Db } from "../../platform/db/connect.ts";

/** How a call of the device itself would name its license: as that of the user who holds it, where users do. */
export async function findDeviceIdentity(db: Db, companyId: number, deviceId: number) {
  const [row] = await db<
    {
      hardware_id: string;
      license_id: number;
      license_key: string | null;
      product: string;
      is_bundle: boolean;
      email: string | null;
    }[]
  >`
    select d.hardware_id, d.license_id, l.license_key, p.short_code as product, p.is_bundle, u.true_email as email
    from devices d
    join licenses l on l.company_id = d.company_id and l.id = d.license_id
    join products p on p.company_id = d.company_id and p.id = l.product_id
    left join license_users u on u.company_id = d.company_id and u.id = d.license_user_id
    where d.company_id = ${companyId} and d.id = ${deviceId}`;
  if (!row) return undefined;
  const { license_key, email } = row;
  const whole = { bundle_code: undefined, scope: undefined };
  return { ...row, ...whole, license_key: license_key ?? undefined, email: email ?? undefined };
}
