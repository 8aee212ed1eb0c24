import { z } from "zod";
import { ApiError, problem } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { passwordOpener } from "../../platform/signing/sealed-places.ts";
import { deleteUserOfDevices, lockLicensesOfDevicesOf } from "../devices/device.store.ts";
import { findUsersByEmail } from "../people/find-users.store.ts";
import { deleteLicenseUser, updateLicenseUser, updatePasswordAsVendor } from "../people/license-user.store.ts";
import {
  emailQuery,
  licenseUserAnswer,
  licenseUserPatch,
  passwordSet,
  patchOf,
  presentUserDetails,
  setPasswordBody,
} from "./user-details.schema.ts";
import {
  countLicensesOfUser,
  findLicenseUser,
  licenseUserList,
  listLicenseUsers,
  lockLicenseUser,
  type UserDetails,
} from "./user-details.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "License users";

/** People who may use licenses, or manage them (management-api.md §6.3; rows 43–47, 156). */
export function licenseUserRoutes(api: Api): void {
  listLicenseUsersRoute(api);
  readLicenseUserRoute(api);
  changeLicenseUserRoute(api);
  deleteLicenseUserRoute(api);
  setPasswordRoute(api);
  setPasswordByEmailRoute(api);
}

function listLicenseUsersRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/license-users/",
      permission: "licenses_read",
      tag,
      summary: "List license users",
      query: listQuery(licenseUserList),
      reads: "list",
      answers: { json: listAnswer(licenseUserAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listLicenseUsers(context.db, context.companyId, query), presenterOf(context)),
  });
}

function readLicenseUserRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/license-users/:id/",
      permission: "licenses_read",
      tag,
      summary: "Read a license user",
      params,
      reads: "object",
      answers: { json: licenseUserAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => presenterOf(context)(await requireUser(id, context)),
  });
}

function changeLicenseUserRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path: "/license-users/:id/",
      permission: "licenses_write",
      tag,
      summary: "Change a license user",
      params,
      body: licenseUserPatch,
      audits: { object: "license-users", action: "update", shows: "/license-users/:id/" },
      locks: "license-users",
      answers: { json: licenseUserAnswer },
      errors: ["not_found", "license_user_email_exists"],
    },
    handle: async ({ params: { id }, body }, context) => {
      const { db, companyId, now } = context;
      await requireUser(id, context);
      const { true_email } = body;
      const [other] = true_email === undefined ? [] : await findUsersByEmail(db, companyId, [true_email]);
      if (other && other.id !== id)
        throw ApiError.of([problem("license_user_email_exists", "/true_email", true_email)]);
      const patch = patchOf(body);
      if (Object.keys(patch).length > 0) await updateLicenseUser(db, companyId, id, patch, now);
      return presenterOf(context)(await requireUser(id, context));
    },
  });
}

function deleteLicenseUserRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/license-users/:id/",
      permission: "licenses_write",
      tag,
      summary: "Delete a license user who has no licenses",
      description: "Whoever manages orders, accounts or groups manages them no longer. Unassign the licenses first.",
      params,
      audits: { object: "license-users", action: "delete", shows: "/license-users/:id/" },
      locks: "license-users",
      answers: "nothing",
      errors: ["not_found", "license_user_in_use"],
    },
    handle: async ({ params: { id } }, { db, companyId, now }) => {
      await lockLicensesOfDevicesOf(db, companyId, id);
      if (!(await lockLicenseUser(db, companyId, id))) throw new ApiError("not_found");
      const licenses = await countLicensesOfUser(db, companyId, id);
      if (licenses > 0) throw ApiError.of([problem("license_user_in_use", "", licenses)]);
      await deleteUserOfDevices(db, companyId, id);
      await deleteLicenseUser(db, companyId, id, now);
    },
  });
}

const shared = {
  method: "POST",
  permission: "licenses_write",
  tag,
  body: setPasswordBody,
  answers: { json: passwordSet },
  errors: ["not_found"],
} as const;
// Before the transaction: it takes its time on purpose.
const hashed = ({ body }: { readonly body: { readonly password: string } }, { deps }: Context) =>
  deps.passwords.hash(body.password);

function setPasswordRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/license-users/:id/set_password/",
      summary: "Set the password of a license user",
      params,
      audits: { object: "license-users", action: "set_password", shows: "/license-users/:id/" },
      locks: "license-users",
    },
    prepare: hashed,
    handle: async ({ params: { id } }, context, passwordHash) => {
      const { true_email } = await requireUser(id, context);
      await updatePasswordAsVendor(context.db, context.companyId, true_email, passwordHash, context.now);
      return { message: "Password set." };
    },
  });
}

function setPasswordByEmailRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/license-users/set_password/",
      summary: "Set the password of the license user with an e-mail",
      query: emailQuery,
      audits: { object: "license-users", action: "set_password" },
    },
    prepare: hashed,
    handle: async ({ query: { email } }, context, passwordHash) => {
      const { db, companyId, now } = context;
      const [user] = await findUsersByEmail(db, companyId, [email]);
      if (!user) throw new ApiError("not_found");
      context.audit.object_id = user.id;
      await updatePasswordAsVendor(db, companyId, email, passwordHash, now);
      return { message: "Password set." };
    },
  });
}

async function requireUser(id: number, { db, companyId }: Context): Promise<UserDetails> {
  const user = await findLicenseUser(db, companyId, id);
  if (!user) throw new ApiError("not_found");
  return user;
}

/** Shows users with their initial passwords, which the vendor may read. */
export function presenterOf({ companyId, deps }: Context) {
  const open = passwordOpener(deps.secrets, companyId);
  return (user: UserDetails) => presentUserDetails(user, companyId, open);
}
