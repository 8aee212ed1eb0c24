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
  for (const [kind, path, of, answer, present] of [
    ["license", "/consumption-pool-license-checkouts/", "licenses", licenseCheckout, presentLicenseCheckout],
    [
      "feature",
      "/consumption-pool-license-feature-checkouts/",
      "features of licenses",
      featureCheckout,
      presentFeatureCheckout,
    ],
  ] as const) {
    const shared = { method: "GET", permission: "licenses_read", tag: "Consumption pools" } as const;
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
}
