import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { assignUsers, setUsersActivations, unassignUser } from "./assignment.flow.ts";
import {
  assignUserAnswer,
  assignUserBody,
  assignUsersAnswer,
  assignUsersBody,
  unassignUserBody,
  usersActivationsBody,
} from "./assignment.schema.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const shared = { method: "POST", permission: "licenses_write", tag: "Licenses", params } as const;
const holder = ["not_found", "invalid_product_auth_method", "license_in_bundle"] as const;

/** Who has a license that users hold (management-api.md §5.7; rows 25–28). */
export function assignmentRoutes(api: Api): void {
  assignUserRoute(api);
  assignUsersRoute(api);
  unassignUserRoute(api);
  setUsersActivationsRoute(api);
}

function assignUserRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/licenses/:id/assign_user/",
      summary: "Give a license to a user",
      description:
        "The user is made where nobody has the e-mail. Who has the license already keeps it, with what is said anew. The licenses of a bundle are " +
        "given with it.",
      body: assignUserBody,
      audits: { object: "licenses", action: "assign_user", shows: "/licenses/:id/" },
      locks: "licenses",
      answers: { json: assignUserAnswer },
      errors: [...holder, "license_users_limit_reached"],
    },
    handle: async ({ params: { id }, body }, context) => {
      const [user] = await assignUsers(context, id, [{ ...body, at: "/email" }]);
      return { message: "License assigned.", new_password: user?.password ?? "" };
    },
  });
}

function assignUsersRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/licenses/:id/assign_users/",
      summary: "Give a license to several users, all of them or none",
      body: assignUsersBody,
      audits: { object: "licenses", action: "assign_users", shows: "/licenses/:id/" },
      locks: "licenses",
      answers: { json: assignUsersAnswer },
      errors: [...holder, "license_users_limit_reached", "duplicate_license_user"],
    },
    handle: async ({ params: { id }, body }, context) => {
      const people = body.emails.map((person, index) => ({ ...person, at: `/emails/${index}` }));
      const users = await assignUsers(context, id, people, body.send_email);
      return users.map(({ email, new_user, password }) => ({ email, new_user, password }));
    },
  });
}

function unassignUserRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/licenses/:id/unassign_user/",
      summary: "Take a license away from a user, and free the devices that the user has on it",
      body: unassignUserBody,
      audits: { object: "licenses", action: "unassign_user", shows: "/licenses/:id/" },
      locks: "licenses",
      answers: { json: z.strictObject({ message: z.literal("License unassigned.") }) },
      errors: [...holder, "license_user_not_assigned"],
    },
    handle: async ({ params: { id }, body }, context) => {
      await unassignUser(context, id, body);
      return { message: "License unassigned." };
    },
  });
}

function setUsersActivationsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/licenses/:id/set_users_activations/",
      summary: "Set how many devices users of a license may have, or free those they have",
      body: usersActivationsBody,
      audits: { object: "licenses", action: "set_users_activations", shows: "/licenses/:id/" },
      locks: "licenses",
      answers: { json: z.strictObject({ message: z.literal("Activations of users set.") }) },
      errors: ["not_found", "license_user_not_assigned"],
    },
    handle: async ({ params: { id }, body }, context) => {
      await setUsersActivations(context, id, body);
      return { message: "Activations of users set." };
    },
  });
}
