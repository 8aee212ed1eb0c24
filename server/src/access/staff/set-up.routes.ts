import { ApiError } from "../../errors.ts";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { findLink } from "./session.flow.ts";
import { hasStaff } from "./session.store.ts";
import { presentSetupCheck, setupCheckAnswer, setupCheckBody, waysAnswer, waysQuery } from "./staff.schema.ts";
import { findStaffSso, listSomeEnabled } from "./staff-sso.store.ts";

const shared = { permission: "public", tag: "Session", takes: smallJson } as const;

/** What the pages of signing in and of setting up ask before anybody is known. */
export function setUpRoutes(api: Api): void {
  readWaysRoute(api);
  checkLinkRoute(api);
}

function readWaysRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "GET",
      path: "/session/ways/",
      summary: "Read how one logs in here",
      query: waysQuery,
      reads: "object",
      answers: { json: waysAnswer },
      errors: [],
    },
    handle: async ({ query: { company } }, { db }) => {
      const [sso, another] = company === undefined ? await listSomeEnabled(db) : [await findStaffSso(db, company)];
      const single_sign_on = another ? "company_required" : sso?.enabled ? "enabled" : "none";
      return { is_set_up: await hasStaff(db), single_sign_on } as const;
    },
  });
}

function checkLinkRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "POST",
      path: "/session/setup/check/",
      takes: smallJson,
      summary: "Read whom a link to set a password was made for",
      description: "The link stays valid. Guesses are slowed, together with those of POST session/setup/.",
      body: setupCheckBody,
      transaction: "none",
      audits: "nothing",
      answers: { json: setupCheckAnswer },
      errors: ["setup_link_not_valid", "password_login_not_allowed"],
    },
    handle: async ({ body }, context) => {
      const link = await findLink(context, body.token);
      if (!link.may_use_password) throw new ApiError("password_login_not_allowed");
      return presentSetupCheck(link);
    },
  });
}
