import type { Db } from "../../platform/db/connect.ts";
import type { DeviceVariablesRow } from "../../platform/db/rows.generated.ts";

/** The variables of a device, oldest first. */
export function listVariables(
  db: Db,
  companyId: number,
  deviceId: number,
): Promise<Omit<DeviceVariablesRow, "company_id">[]> {
  return db<Omit<DeviceVariablesRow, "company_id">[]>`
    select id, device_id, variable, value, created_at from device_variables
    where company_id = ${companyId} and device_id = ${deviceId} order by id`;
}
