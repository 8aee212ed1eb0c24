import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { forgetPerson, type PersonTable } from "../../platform/db/as-of.ts";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { forgottenPast } from "./forget.schema.ts";

const shared = {
  method: "POST",
  params: z.object({ id: bigCount({ min: 1 }) }),
  takes: smallJson,
  answers: { json: forgottenPast },
  errors: ["not_found"],
} as const;

const description =
  "Moments before now then show what is there now, or nothing where the person is deleted. Works after the deletion as well, and as often as " +
  "wanted. What the audit and histories say of the person is theirs to forget.";

/** What the past keeps of one person is forgotten on demand (docs/guide/past.md). */
export function forgetRoutes(api: Api): void {
  forgetCustomerRoute(api);
  forgetUserRoute(api);
}

function forgetCustomerRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/customers/:id/forget_past/",
      permission: "customers_write",
      tag: "Customers",
      summary: "Forget what a customer's names and addresses were",
      description,
      audits: { object: "customers", action: "forget_past" },
      locks: "customers",
    },
    handle: ({ params: { id } }, context) => forget(context, "customers", id),
  });
}

function forgetUserRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/license-users/:id/forget_past/",
      permission: "licenses_write",
      tag: "License users",
      summary: "Forget what a license user's names and addresses were",
      description,
      audits: { object: "license-users", action: "forget_past" },
      locks: "license-users",
    },
    handle: ({ params: { id } }, context) => forget(context, "license_users", id),
  });
}

async function forget({ db, companyId, audit }: Context, table: PersonTable, id: number) {
  const forgotten = await forgetPerson(db, companyId, table, id);
  if (!forgotten) throw new ApiError("not_found");
  audit.object_id = id;
  audit.after = forgotten;
  return { id, ...forgotten };
}
