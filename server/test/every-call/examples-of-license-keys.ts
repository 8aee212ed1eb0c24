import { type Example, type Office, order } from "./office.ts";

/** A license with another key than it was sold with; answers the id of the former one. */
async function rolled(office: Office): Promise<number> {
  const { id } = await order(office);
  await office.make(`licenses/${id}/roll_key/`, {});
  return (await office.app.management("GET", `former-license-keys/?license=${id}`)).json.results[0].id;
}

/** Examples of calls about keys of licenses that are changed. */
export const licenseKeyExamples: Readonly<Record<string, Example>> = {
  "POST /licenses/:id/roll_key/": async (office) => ({
    address: `licenses/${(await order(office)).id}/roll_key/`,
    body: { grace_days: 14 },
  }),
  "GET /former-license-keys/": async () => ({ address: "former-license-keys/" }),
  "GET /former-license-keys/:id/": async (office) => ({ address: `former-license-keys/${await rolled(office)}/` }),
  "POST /former-license-keys/:id/end/": async (office) => ({
    address: `former-license-keys/${await rolled(office)}/end/`,
  }),
};
