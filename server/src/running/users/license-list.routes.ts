import { ssoErrors } from "../../access/sso/claims.rules.ts";
import { ApiError, missing } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { type Credentials, proveUser } from "../license-calls/prove-user.flow.ts";
import { calledProductErrors, findUserProducts } from "../products/called-product.flow.ts";
import {
  deviceLicensesAnswer,
  deviceLicensesQuery,
  presentListed,
  userLicensesAnswer,
  userLicensesQuery,
} from "./license-list.schema.ts";
import { listLicensesOfDevice, listLicensesOfUser } from "./license-list.store.ts";

/** `GET user_licenses` and `GET device_licenses` (license-api.md §6.13, §6.14). */
export function licenseListRoutes(api: Api): void {
  userLicensesRoute(api);
  deviceLicensesRoute(api);
}

function userLicensesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/user_licenses",
      permission: "license_use",
      tag: "Licenses",
      summary: "List the licenses of a user",
      description:
        "Newest first. With a product, also what the user has of it by bundles; with a bundle, what belongs to it.",
      query: userLicensesQuery,
      activity: "user_licenses",
      reads: "list",
      answers: { json: userLicensesAnswer },
      errors: [...calledProductErrors, "invalid_product_auth_method", "invalid_credentials", ...ssoErrors],
    },
    handle: async ({ query }, context) => {
      const { db, companyId, caller, now } = context;
      const { email, accountId } = await findCallingUser(query, context);
      const products = query.product === undefined ? undefined : await findUserProducts(context, query.product);
      const facts = await listLicensesOfUser(db, companyId, email, products, { ...caller, accountId }, now);
      return presentListed(facts, companyId, query.include_metadata_string ?? false);
    },
  });
}

function deviceLicensesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/device_licenses",
      permission: "license_use",
      tag: "Licenses",
      summary: "List the licenses that a device is or was bound to",
      description: "Whatever their state, newest first.",
      query: deviceLicensesQuery,
      activity: "device_licenses",
      reads: "list",
      answers: { json: deviceLicensesAnswer },
      errors: ["missing_hardware_id"],
    },
    handle: async ({ query }, { db, companyId, caller, now }) => {
      if (query.hardware_id === undefined) throw new ApiError("missing_hardware_id");
      const facts = await listLicensesOfDevice(db, companyId, query.hardware_id, caller, now);
      return presentListed(facts, companyId, query.include_metadata_string ?? false).map(({ license }) => license);
    },
  });
}

/** The e-mail of the user who calls, proven, and the account that vouches for it. */
async function findCallingUser(call: Credentials, context: Context) {
  const { email, proof, accountId } = await proveUser(context, call);
  if (proof === "right" && email !== undefined) return { email, accountId };
  if (proof === "wrong") throw new ApiError("invalid_credentials");
  throw missing(call.username === undefined ? "username" : "password");
}
