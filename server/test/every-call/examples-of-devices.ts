import { applicationOf, sell } from "../support/application.ts";
import { activated, type Example, type Office } from "./office.ts";

/** A device that may borrow. */
async function borrower({ app }: Office): Promise<number> {
  const terms = { is_floating_cloud: true, floating_users: 5, can_borrow: true, max_borrow_time: 24 };
  const { id, license_key } = await sell(app, "app", terms);
  await applicationOf(app).activate({ product: "app", license_key, hardware_id: "device" });
  return (await app.management("GET", `devices/?license=${id}`)).json.results[0].id;
}

const made = async (office: Office, address: (id: number) => string) => {
  const { device } = await activated(office);
  return address((await office.make("device-variables/", { device, variable: "theme", value: "dark" })).id);
};
const one = (id: number) => `device-variables/${id}/`;

/** Examples of calls about devices. */
export const deviceExamples: Readonly<Record<string, Example>> = {
  "GET /device-variables/": async () => ({ address: "device-variables/" }),
  "POST /device-variables/": async (office) => {
    const { device } = await activated(office);
    return { address: "device-variables/", body: { device, variable: "theme", value: "dark" } };
  },
  "GET /device-variables/:id/": async (office) => ({ address: await made(office, one) }),
  "PATCH /device-variables/:id/": async (office) => ({ address: await made(office, one), body: { value: "light" } }),
  "DELETE /device-variables/:id/": async (office) => ({ address: await made(office, one) }),
  "POST /devices/:id/borrow/": async (office) => ({
    address: `devices/${await borrower(office)}/borrow/`,
    body: { borrowed_until: "2026-03-16T00:00:00" },
  }),
};
