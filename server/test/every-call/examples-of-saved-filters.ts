import { callerOf } from "../support/staff.ts";
import { type Example, type Office, session } from "./office.ts";

const filter = ({ fresh }: Office) => ({
  name: fresh("filter"),
  page: "licenses",
  query: "active=true",
  is_shared: false,
});

/** A filter of somebody who is logged in. */
async function saved(office: Office) {
  const token = await session(office);
  const { json } = await callerOf(office.app, token)("POST", "saved-filters/", filter(office));
  return { address: `saved-filters/${json.id}/`, token };
}

/** Examples of calls about saved filters. */
export const savedFilterExamples: Readonly<Record<string, Example>> = {
  "GET /saved-filters/": async (office) => ({ address: "saved-filters/", token: await session(office) }),
  "POST /saved-filters/": async (office) => ({
    address: "saved-filters/",
    body: filter(office),
    token: await session(office),
  }),
  "GET /saved-filters/:id/": saved,
  "PATCH /saved-filters/:id/": async (office) => ({
    ...(await saved(office)),
    body: { name: office.fresh("renamed") },
  }),
  "DELETE /saved-filters/:id/": saved,
};
