import { ownerOf } from "../support/staff.ts";
import { begin, setUpStaffSso } from "../support/staff-sign-on.ts";
import type { Example, Office } from "./office.ts";

/** The staff's single sign-on is set up, and `ann` is a member of staff. */
async function withProvider({ app, provider }: Office): Promise<string> {
  await setUpStaffSso(app, provider);
  const { json } = await app.management("GET", "staff/?email=ann@vendor.example");
  const body = { email: "ann@vendor.example", role: "support" };
  if (json.count === 0) await app.management("POST", "staff/", { body });
  return "company/sso/";
}

/** Examples of calls about the staff's single sign-on. */
export const signOnExamples: Readonly<Record<string, Example>> = {
  "GET /company/sso/": async (office) => ({ address: await withProvider(office) }),
  "PATCH /company/sso/": async (office) => {
    const address = await withProvider(office);
    const { asks_for_code } = (await office.app.management("GET", address)).json;
    const { token } = await ownerOf(office.app);
    return { address, token, body: { asks_for_code: !asks_for_code, email_domains: ["vendor.example"] } };
  },
  "DELETE /company/sso/": async (office) => ({
    address: await withProvider(office),
    token: (await ownerOf(office.app)).token,
  }),
  "POST /session/oidc/": async (office) => {
    await withProvider(office);
    return { address: "session/oidc/", body: { company: office.app.companyId }, token: null };
  },
  "POST /session/oidc/callback/": async (office) => {
    await withProvider(office);
    const { url, cookie } = await begin(office.app);
    const body = await office.provider.signOn(url, "ann");
    return { address: "session/oidc/callback/", body, token: null, headers: { cookie } };
  },
};
