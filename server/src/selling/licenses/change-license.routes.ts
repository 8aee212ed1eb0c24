import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount, flag } from "../../platform/http/scalars.schema.ts";
import { changeLicenses, previewChanges } from "./change-license.flow.ts";
import { bulkPatch, impactAnswer, licensePatch, presentImpact } from "./change-license.schema.ts";
import { licenseObject } from "./license.schema.ts";
import { findLicense, presentLicenseById } from "./read-licenses.flow.ts";

const query = z.object({ dry_run: flag().optional().describe("Tells what would change, and changes nothing.") });
/** What may speak against an edit of a license. */
export const editErrors = [
  "not_found",
  "immutable_property",
  "conflicting_validity",
  "valid_duration_required",
  "unknown_installation_file",
  "unknown_order",
  "order_kind_mismatch",
  "license_in_bundle",
  "unsupported_product_feature",
  "duplicate_product_feature",
  "consumption_pool_units_held",
  "unknown_consumption_pool",
  "invalid_pool_type",
  "invalid_pool_account",
  "test_clock_in_pool",
  "test_clocks_differ",
] as const;
const shared = { method: "PATCH", permission: "licenses_write", tag: "Licenses", query, errors: editErrors } as const;

/**
 * `PATCH licenses/{id}/` and `PATCH licenses/bulk_update/` (management-api.md §5.3, §5.4), with a preview of their
 * impact.
 */
export function changeLicenseRoutes(api: Api): void {
  changeLicenseRoute(api);
  changeLicensesRoute(api);
}

const params = z.object({ id: bigCount({ min: 1 }) });

function changeLicenseRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/licenses/:id/",
      summary: "Change a license",
      description:
        "A new duration of an activated license begins now. A limit below what is in use takes nothing away, and gives nothing more until " +
        "less is in use.",
      params,
      body: licensePatch,
      audits: { object: "licenses", action: "update", shows: "/licenses/:id/" },
      locks: "licenses",
      answers: { json: z.union([licenseObject, impactAnswer]) },
      judgeRest: ({ params: { id }, body }, context) => previewChanges(context, [{ id, body, at: "" }]),
    },
    handle: async ({ params: { id }, query: { dry_run }, body }, context) => {
      const { db, companyId, now } = context;
      if (!(await findLicense({ db, companyId, now }, id))) throw new ApiError("not_found");
      const edits = [{ id, body, at: "" }];
      if (dry_run) {
        context.audit.isDry = true;
        return presentImpact(await previewChanges(context, edits));
      }
      await changeLicenses(context, edits);
      return presentLicenseById(context, id);
    },
  });
}

function changeLicensesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/licenses/bulk_update/",
      summary: "Change many licenses, all of them or none",
      body: bulkPatch,
      audits: { object: "licenses", action: "bulk_update" },
      answers: { json: z.union([z.strictObject({ detail: z.literal("Licenses updated.") }), impactAnswer]) },
      judgeRest: ({ body }, context) => previewChanges(context, editsOf(body)),
    },
    handle: async ({ query: { dry_run }, body }, context) => {
      const edits = editsOf(body);
      if (dry_run) {
        context.audit.isDry = true;
        return presentImpact(await previewChanges(context, edits));
      }
      context.audit.after = { licenses: body };
      await changeLicenses(context, edits);
      return { detail: "Licenses updated." };
    },
  });
}

function editsOf(body: z.output<typeof bulkPatch>) {
  return body.map(({ id, ...each }, index) => ({ id, body: each, at: `/${index}` }));
}
