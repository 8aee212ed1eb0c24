import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { changeFeature, createFeature, removeFeature } from "./feature.flow.ts";
import { featureAnswer, featureBody, featurePatch, presentFeature } from "./feature.schema.ts";
import { featureList, findFeature, listFeatures } from "./feature.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Product features";

/** Features of products and global ones (management-api.md §10.3, rows 128–132). */
export function featureRoutes(api: Api): void {
  listFeaturesRoute(api);
  readFeatureRoute(api);
  createFeatureRoute(api);
  changeFeatureRoute(api);
  deleteFeatureRoute(api);
}

function listFeaturesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/product-features/",
      permission: "catalog_read",
      tag,
      summary: "List product features",
      query: listQuery(featureList),
      reads: "list",
      answers: { json: listAnswer(featureAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listFeatures(context.db, context.companyId, query), presentFeature),
  });
}

function readFeatureRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/product-features/:id/",
      permission: "catalog_read",
      tag,
      summary: "Read a product feature",
      params,
      reads: "object",
      answers: { json: featureAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const row = await findFeature(db, companyId, id);
      if (!row) throw new ApiError("not_found");
      return presentFeature(row);
    },
  });
}

function createFeatureRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/product-features/",
      permission: "catalog_write",
      tag,
      summary: "Create a product feature",
      body: featureBody,
      audits: { object: "product-features", action: "create" },
      answers: { json: featureAnswer },
      errors: ["unknown_product", "feature_code_exists"],
    },
    handle: async ({ body }, context) => presentFeature(await createFeature(context, body)),
  });
}

function changeFeatureRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path: "/product-features/:id/",
      permission: "catalog_write",
      tag,
      summary: "Change a product feature",
      description: "is_deleted retires it: licenses that have it keep it, and no further license gets it.",
      params,
      body: featurePatch,
      audits: { object: "product-features", action: "update", shows: "/product-features/:id/" },
      locks: "product-features",
      answers: { json: featureAnswer },
      errors: ["not_found", "immutable_property", "feature_in_use", "feature_code_exists"],
    },
    handle: async ({ params: { id }, body }, context) => presentFeature(await changeFeature(context, id, body)),
  });
}

function deleteFeatureRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/product-features/:id/",
      permission: "catalog_write",
      tag,
      summary: "Delete a product feature",
      description:
        "From the licenses and policies that have it as well. To leave them alone, retire it: PATCH is_deleted.",
      params,
      audits: { object: "product-features", action: "delete", shows: "/product-features/:id/" },
      locks: "product-features",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: ({ params: { id } }, context) => removeFeature(context, id),
  });
}
