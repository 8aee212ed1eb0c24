import { z } from "zod";
import { ApiError } from "../../errors.ts";
import type { LicenseTemplatesRow } from "../../platform/db/rows.generated.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount, flag } from "../../platform/http/scalars.schema.ts";
import { policyPreview } from "../licenses/apply-policy.schema.ts";
import { previewPolicyEdit } from "../licenses/preview-policy.flow.ts";
import { loadPolicyParts } from "./catalog-parts.flow.ts";
import { changePolicy, createPolicy, removePolicy } from "./policy.flow.ts";
import { policyAnswer, policyBody, policyPatch, presentPolicy } from "./policy.schema.ts";
import { findPolicy, listPolicies, policyList } from "./policy.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "License policies";
const partErrors = [
  "default_policy_required",
  "unsupported_product_feature",
  "duplicate_product_feature",
  "unknown_custom_field",
] as const;

/** License policies (management-api.md §7, rows 62–65). */
export function policyRoutes(api: Api): void {
  endpoint(
    api,
    {
      method: "GET",
      path: "/license-templates/",
      permission: "catalog_read",
      tag,
      summary: "List license policies",
      query: listQuery(policyList),
      answer: listAnswer(policyAnswer),
      errors: [],
    },
    async ({ query }, context) => {
      const { db, companyId } = context;
      const page = await listPolicies(db, companyId, query);
      const partsOf = await loadPolicyParts(db, companyId, page.rows);
      return presentPage(context, query, page, (row) => presentPolicy(row, partsOf(row)));
    },
  );
  endpoint(
    api,
    {
      method: "GET",
      path: "/license-templates/:id/",
      permission: "catalog_read",
      tag,
      summary: "Read a license policy",
      params,
      answer: policyAnswer,
      errors: ["not_found"],
    },
    async ({ params: { id } }, context) => presentWhole(context, await findPolicy(context.db, context.companyId, id)),
  );
  endpoint(
    api,
    {
      method: "POST",
      path: "/license-templates/",
      permission: "catalog_write",
      tag,
      summary: "Create a license policy",
      body: policyBody,
      answer: policyAnswer,
      status: 201,
      errors: ["unknown_product", "license_policy_exists", ...partErrors],
    },
    async ({ body }, context) =>
      presentWhole(context, await createPolicy(context.db, context.companyId, body, context.now)),
  );
  endpoint(
    api,
    {
      method: "PATCH",
      path: "/license-templates/:id/",
      permission: "catalog_write",
      tag,
      summary: "Change a license policy",
      description: "Licenses keep what they have until the policy is applied to them.",
      params,
      query: z.object({ dry_run: flag().optional().describe("Tells what would change, and changes nothing.") }),
      body: policyPatch,
      answer: z.union([policyAnswer, policyPreview]),
      errors: ["not_found", "immutable_property", "valid_duration_required", ...partErrors],
    },
    async ({ params: { id }, query: { dry_run }, body }, context) => {
      const edit = ({ db, companyId, now }: Context) => changePolicy(db, companyId, id, body, now);
      if (!dry_run) return presentWhole(context, await edit(context));
      context.audit.isDone = true;
      const read = async (own: Context) => presentWhole(own, await findPolicy(own.db, own.companyId, id));
      return previewPolicyEdit(id, { read, edit }, context);
    },
  );
  endpoint(
    api,
    {
      method: "DELETE",
      path: "/license-templates/:id/",
      permission: "catalog_write",
      tag,
      summary: "Delete a license policy",
      description:
        "Licenses that were made of it keep what they have. The default policy stays until another one is the default.",
      params,
      answer: z.null(),
      status: 204,
      errors: ["not_found", "default_policy_required"],
    },
    async ({ params: { id } }, { db, companyId }) => {
      await removePolicy(db, companyId, id);
      return null;
    },
  );
}

async function presentWhole({ db, companyId }: Context, row: LicenseTemplatesRow | undefined) {
  if (!row) throw new ApiError("not_found");
  const partsOf = await loadPolicyParts(db, companyId, [row]);
  return presentPolicy(row, partsOf(row));
}
