import type { AnswerOf, BodyOf, LicenseTemplate } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, queries } from "../../kit/api.ts";
import { productChanged, type Sent } from "./catalog.queries.ts";

/** What an apply of a policy changes. */
export type PolicyImpact = AnswerOf<"post_license_templates_id_apply">;

/** An edit of a policy. */
export type PolicyEdit = BodyOf<"patch_license_templates_id">;

/** Many licenses are changed in one step. */
const applyMs = 10 * 60_000;

/** One policy. */
export const policyQuery = (id: number) =>
  queryOptions({
    queryKey: ["policies", id],
    queryFn: ({ signal }) => licet.licenseTemplates.retrieve(id, { signal }),
  });

/** What a policy says itself, and what counts where it says nothing. */
export const policyTermsQuery = (id: number) =>
  queryOptions({
    queryKey: ["policies", id, "terms"],
    queryFn: ({ signal }) => licet.licenseTemplates.terms(id, { signal }),
  });

/** What an edit would change, and for how many licenses an apply would then change something. */
export const editPreviewQuery = (id: number, edit: PolicyEdit) =>
  queryOptions({
    queryKey: ["policies", id, "preview", edit],
    queryFn: ({ signal }) => licet.licenseTemplates.update(id, edit, { dry_run: true }, { signal }),
    placeholderData: keepPreviousData,
    enabled: Object.keys(edit).length > 0,
  });

/** What an apply would do now. */
export const impactQuery = (id: number) =>
  queryOptions({
    queryKey: ["policies", id, "impact"],
    queryFn: ({ signal }) => licet.licenseTemplates.apply(id, { dry_run: true }, { signal, timeoutMs: applyMs }),
    staleTime: 0,
  });

async function policyChanged(policy?: LicenseTemplate): Promise<void> {
  if (policy) queries.setQueryData(policyQuery(policy.id).queryKey, policy);
  await Promise.all([queries.invalidateQueries({ queryKey: ["policies"] }), productChanged()]);
}

/** Creates a policy. */
export async function createPolicy(body: BodyOf<"post_license_templates">, options?: Sent): Promise<LicenseTemplate> {
  const policy = await licet.licenseTemplates.create(body, options);
  await policyChanged(policy);
  return policy;
}

/** Changes a policy; licenses keep what they have. */
export async function changePolicy(id: number, edit: PolicyEdit, options?: Sent): Promise<LicenseTemplate> {
  const policy = await licet.licenseTemplates.update(id, edit, { dry_run: false }, options);
  await policyChanged(policy);
  return policy;
}

/** Deletes a policy that is not the default. */
export async function deletePolicy(id: number): Promise<void> {
  await licet.licenseTemplates.delete(id);
  queries.removeQueries({ queryKey: ["policies", id] });
  await policyChanged();
}

/** A policy with the same terms, features and custom fields under another code. */
export async function copyPolicy(
  id: number,
  names: { readonly name: string; readonly code: string },
  options?: Sent,
): Promise<LicenseTemplate> {
  const [policy, { terms, features }] = await Promise.all([
    licet.licenseTemplates.retrieve(id),
    licet.licenseTemplates.terms(id),
  ]);
  const body = {
    ...ownOf(terms),
    ...names,
    product: policy.product,
    is_sku: policy.is_sku,
    metadata: policy.metadata,
    installation_file: policy.installation_file,
    license_product_feature_templates: features.map((feature) => ({ id: feature.id, ...ownOf(feature.terms) })),
    license_custom_field_templates: policy.license_custom_field_templates.map((field) => ({
      id: field.product_custom_field.id,
      default_value: field.default_value,
    })),
  };
  return createPolicy(body as BodyOf<"post_license_templates">, options);
}

function ownOf(terms: readonly { readonly name: string; readonly own?: unknown }[]): Record<string, unknown> {
  return Object.fromEntries(terms.map(({ name, own }) => [name, own]));
}

/** Begins to bring the licenses of a policy to its present terms: a bulk action, which it returns the number of. */
export async function applyPolicy(id: number): Promise<number> {
  const body = { action: "follow_policy", filter: `license_template__id=${id}` } as const;
  const action = await licet.licenses.createBulkActions(body, { dry_run: false });
  await Promise.all([
    queries.invalidateQueries({ queryKey: ["policies", id, "impact"] }),
    queries.invalidateQueries({ queryKey: ["bulk-actions", "list"] }),
    queries.invalidateQueries({ queryKey: ["running"] }),
  ]);
  return action.id;
}
