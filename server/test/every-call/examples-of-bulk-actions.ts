import { type Example, license, type Office } from "./office.ts";

// Bulk actions: nobody works on them here, so that they wait.

const path = "licenses/bulk_actions/";
const body = async (office: Office) => {
  // A company has few under way.
  await office.app.db`delete from bulk_actions`;
  return { action: "disable", ids: [await license(office)] };
};
const begun = async (office: Office) => `${path}${(await office.make(path, await body(office))).id}/`;

/** Examples of calls about bulk actions. */
export const bulkActionExamples: Readonly<Record<string, Example>> = {
  [`POST /${path}`]: async (office) => ({ address: path, body: await body(office) }),
  [`GET /${path}`]: async () => ({ address: path }),
  [`GET /${path}:id/`]: async (office) => ({ address: await begun(office) }),
  [`GET /${path}:id/problems/`]: async (office) => ({ address: `${await begun(office)}problems/` }),
  [`POST /${path}:id/cancel/`]: async (office) => ({ address: `${await begun(office)}cancel/` }),
};
