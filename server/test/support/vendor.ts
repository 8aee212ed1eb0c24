import type { Answer, FreelyRead, TestApp } from "./app.ts";

// What a vendor does to a sold license, through the Management API.

/** `PATCH licenses/{id}/`. */
export function editLicense(test: TestApp, id: number, changes: object): Promise<Answer> {
  return test.management("PATCH", `licenses/${id}/`, { body: changes });
}

/** Disables a license, or enables it again. */
export function setLicenseEnabled(test: TestApp, id: number, enabled: boolean): Promise<Answer> {
  return test.management("POST", `licenses/${id}/${enabled ? "enable" : "disable"}/`);
}

/** Frees every device of a license, and resets its counters. */
export function resetLicense(test: TestApp, id: number): Promise<Answer> {
  return test.management("POST", `licenses/${id}/reset/`);
}

/** Resets what a license and its features consumed. */
export function resetConsumption(test: TestApp, id: number): Promise<Answer> {
  return test.management("POST", `licenses/${id}/reset_consumption/`);
}

/** Does something to each device of a license with this hardware id; returns the number of such devices. */
export async function actOnHardware(
  test: TestApp,
  id: number,
  hardwareId: string,
  action: "reset" | "blacklist" | "unblacklist",
): Promise<number> {
  const { json } = await test.management("GET", `devices/?license=${id}&hardware_id=${hardwareId}&limit=100`);
  const devices: readonly FreelyRead[] = json.results;
  for (const device of devices) {
    const { status, text } = await test.management("POST", `devices/${device.id}/${action}/`);
    if (status !== 200) throw new Error(`${action} was refused: ${text}`);
  }
  return devices.length;
}
