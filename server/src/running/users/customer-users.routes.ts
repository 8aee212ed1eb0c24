import { ApiError, missing } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { calledProductErrors, findUserProducts } from "../products/called-product.flow.ts";
import { customerUsersAnswer, customerUsersQuery, presentCustomerUsers } from "./customer-users.schema.ts";
import { findAllowsPasswordReadback, findCustomerByEmail, listUsersOfCustomer } from "./customer-users.store.ts";

/** `GET customer_license_users` (license-api.md §6.15). */
export function customerUserRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/customer_license_users",
      permission: "license_use",
      tag: "Users",
      summary: "List the users of a customer's licenses of a product",
      description:
        "One entry for each license of each user. Initial passwords are told where the company has allow_password_readback.",
      query: customerUsersQuery,
      activity: "customer_license_users",
      reads: "object",
      answers: { json: customerUsersAnswer },
      errors: [...calledProductErrors, "invalid_product_auth_method", "customer_does_not_exist", "customer_not_found"],
    },
    handle: async ({ query }, context) => {
      const { db, companyId, deps, caller } = context;
      const products = await findUserProducts(context, query.product);
      if (query.customer === undefined) throw missing("customer");
      const customer = await findCustomerByEmail(db, companyId, query.customer, caller.scope);
      // A client that reaches only a part of the company must not learn whether the rest has such a customer.
      if (!customer) throw new ApiError(caller.scope ? "customer_not_found" : "customer_does_not_exist");
      const users = await listUsersOfCustomer(db, companyId, customer.id, products, query.bundle_code, caller.scope);
      // An application learns who may use a license, and no secrets, unless the company allows it.
      const reads = await findAllowsPasswordReadback(db, companyId);
      const open = (sealed: Buffer) => (reads ? deps.secrets.open(sealed, placeOf.initialPassword(companyId)) : "");
      return presentCustomerUsers(customer, users, companyId, query.include_metadata_string ?? false, open);
    },
  });
}
