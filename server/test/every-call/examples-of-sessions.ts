import { addStaff, logIn, password } from "../support/staff.ts";
import { type Example, person, session } from "./office.ts";

/** Examples of calls about where people are logged in, and of what only they may do. */
export const sessionExamples: Readonly<Record<string, Example>> = {
  "GET /sessions/": async (office) => ({ address: "sessions/", token: await session(office) }),
  "DELETE /sessions/:id/": async (office) => {
    const email = `${office.fresh("staff")}@vendor.example`;
    const { call, token } = await addStaff(office.app, "support", email);
    await logIn(office.app, { email, password });
    const { json } = await call("GET", "sessions/?order_by=-id");
    return { address: `sessions/${json.results[0].id}/`, token };
  },
  "GET /search/": async (office) => ({ address: "search/?q=app", token: await session(office) }),
  "POST /sessions/end_others/": async (office) => ({ address: "sessions/end_others/", token: await session(office) }),
  "POST /staff/:id/end_sessions/": async (office) => ({
    address: `staff/${(await office.make("staff/", person(office))).id}/end_sessions/`,
  }),
};
