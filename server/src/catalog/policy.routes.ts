import { z } from "zod";
import type { LicenseTemplatesRow } from "../db/rows.generated.ts";
import { ApiError } from "../errors.ts";
import { type Api, type Context, endpoint } from "../http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../http/list.ts";
import { bigCount } from "../http/scalars.schema.ts";
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
      params,
      body: policyPatch,
      answer: policyAnswer,
      errors: ["not_found", "immutable_property", ...partErrors],
    },
    async ({ params: { id }, body }, context) =>
      presentWhole(context, await changePolicy(context.db, context.companyId, id, body, context.now)),
  );
  endpoint(
    api,
    {
      method: "DELETE",
      path: "/license-templates/:id/",
      permission: "catalog_write",
      tag,
      summary: "Delete a license policy",
      params,
      answer: z.null(),
      status: 204,
      errors: ["not_found", "default_policy_required", "policy_in_use"],
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
