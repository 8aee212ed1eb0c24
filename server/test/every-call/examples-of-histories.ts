import { applicationOf } from "../support/application.ts";
import { type Example, type Office, order } from "./office.ts";

/** A license that a device has just activated. */
async function used(office: Office): Promise<{ id: number; license_key: string }> {
  const { id, license_key } = await order(office);
  await applicationOf(office.app).activate({ product: "app", license_key, hardware_id: "device" });
  return { id, license_key };
}

const newest = async (office: Office, list: string) => {
  const { id } = await used(office);
  return (await office.app.management("GET", `${list}?license=${id}`)).json.results[0].id as number;
};

/** Examples of calls about histories. */
export const historyExamples: Readonly<Record<string, Example>> = {
  "GET /licenses/:id/timeline/": async (office) => ({ address: `licenses/${(await used(office)).id}/timeline/` }),
  "GET /license-histories/": async () => ({ address: "license-histories/" }),
  "GET /license-histories/:id/": async (office) => ({
    address: `license-histories/${await newest(office, "license-histories/")}/`,
  }),
  "GET /license-histories/export/": async () => ({
    address: "license-histories/export/?ts__gte=2026-03-15T00:00:00Z&ts__lte=2026-03-15T23:59:59Z",
  }),
  "GET /licenses/export_history/": async () => ({ address: "licenses/export_history/" }),
  "GET /license-activation-histories/": async () => ({ address: "license-activation-histories/" }),
  "GET /license-activation-histories/:id/": async (office) => ({
    address: `license-activation-histories/${await newest(office, "license-activation-histories/")}/`,
  }),
  "GET /license-activation-histories/transfer_count/": async () => ({
    address: "license-activation-histories/transfer_count/",
  }),
};
