import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { readStaffSso, removeStaffSso, saveStaffSso, tryStaffProvider } from "./staff-sso.flow.ts";
import { presentStaffSso, staffSsoAnswer, staffSsoPatch } from "./staff-sso.schema.ts";

const shared = { path: "/company/sso/", tag: "Staff" } as const;

/** The OpenID Connect provider of a company's staff (docs/guide/staff.md). */
export function staffSsoRoutes(api: Api): void {
  readStaffSsoRoute(api);
  changeStaffSsoRoute(api);
  deleteStaffSsoRoute(api);
}

function readStaffSsoRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "GET",
      permission: "staff_read",
      summary: "Read the single sign-on of the staff",
      reads: "object",
      answers: { json: staffSsoAnswer },
      errors: ["not_found"],
    },
    handle: async (_input, context) => presentStaffSso(await readStaffSso(context)),
  });
}

function changeStaffSsoRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "PATCH",
      permission: "owner",
      summary: "Set up or change the single sign-on of the staff",
      description:
        "The provider is asked for its discovery document before anything is stored. Another issuer needs the client_secret again; with another issuer or client everybody is found by e-mail once more.",
      body: staffSsoPatch,
      audits: { object: "company/sso", action: "update", shows: "/company/sso/" },
      answers: { json: staffSsoAnswer },
      errors: ["sso_discovery_failed"],
    },
    prepare: ({ body }, context) => tryStaffProvider(context, body),
    handle: async ({ body }, context) => presentStaffSso(await saveStaffSso(context, body)),
  });
}

function deleteStaffSsoRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "DELETE",
      permission: "owner",
      summary: "Remove the single sign-on of the staff",
      description: "Passwords are good again for everybody who has one.",
      audits: { object: "company/sso", action: "delete", shows: "/company/sso/" },
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async (_input, context) => {
      await removeStaffSso(context);
    },
  });
}
