import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { featureCheckout, licenseCheckout, presentFeatureCheckout, presentLicenseCheckout } from "./checkout.schema.ts";
import { checkoutLists, findCheckout, listCheckouts } from "./checkout.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });

/** What offline devices took out of pools (management-api.md §7.1, rows 72–75). */
export function checkoutRoutes(api: Api): void {
  for (const checkouts of [ofLicenses, ofFeatures]) {
    listCheckoutsRoute(api, checkouts);
    readCheckoutRoute(api, checkouts);
  }
}

const ofLicenses = {
  kind: "license",
  path: "/consumption-pool-license-checkouts/",
  of: "licenses",
  answer: licenseCheckout,
  present: presentLicenseCheckout,
} as const;
const ofFeatures = {
  kind: "feature",
  path: "/consumption-pool-license-feature-checkouts/",
  of: "features of licenses",
  answer: featureCheckout,
  present: presentFeatureCheckout,
} as const;
type Checkouts = typeof ofLicenses | typeof ofFeatures;

const shared = { method: "GET", permission: "licenses_read", tag: "Consumption pools" } as const;

function listCheckoutsRoute(api: Api, { kind, path, of, answer, present }: Checkouts): void {
  endpoint(api, {
    contract: {
      ...shared,
      path,
      summary: `List what offline devices took out of pools for ${of}`,
      query: listQuery(checkoutLists[kind]),
      reads: "list",
      answers: { json: listAnswer(answer) },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const page = await listCheckouts(context.db, context.companyId, kind, query);
      return presentPage(context, query, page, (row): object => present(row));
    },
  });
}

function readCheckoutRoute(api: Api, { kind, path, of, answer, present }: Checkouts): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: `${path}:id/`,
      summary: `Read a checkout for ${of}`,
      params,
      reads: "object",
      answers: { json: answer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const row = await findCheckout(db, companyId, kind, id);
      if (!row) throw new ApiError("not_found");
      return present(row);
    },
  });
}
