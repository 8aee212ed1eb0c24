import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { licenseObject } from "./license.schema.ts";
import { editFeature, giveFeature, setFeatures, takeFeature } from "./license-feature.flow.ts";
import {
  featureListBody,
  licenseFeatureAnswer,
  licenseFeatureBody,
  licenseFeaturePatch,
  listedFeatures,
  presentLicenseFeature,
  valuesOf,
} from "./license-feature.schema.ts";
import { findLicenseFeature, licenseFeatureList, listLicenseFeatures } from "./license-feature.store.ts";
import { presentLicenseById } from "./read-licenses.flow.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "License features";
const poolErrors = [
  "consumption_pool_units_held",
  "unknown_consumption_pool",
  "invalid_pool_type",
  "invalid_pool_account",
  "test_clock_in_pool",
] as const;
const path = "/license-product-features/:id/";

/** Features on licenses (management-api.md §5.5, §6.1; rows 18, 33–37). */
export function licenseFeatureRoutes(api: Api): void {
  listLicenseFeaturesRoute(api);
  readLicenseFeatureRoute(api);
  createLicenseFeatureRoute(api);
  changeLicenseFeatureRoute(api);
  deleteLicenseFeatureRoute(api);
  updateFeaturesRoute(api);
}

function listLicenseFeaturesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/license-product-features/",
      permission: "licenses_read",
      tag,
      summary: "List features of licenses",
      query: listQuery(licenseFeatureList),
      reads: "list",
      answers: { json: listAnswer(licenseFeatureAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listLicenseFeatures(context.db, context.companyId, query), (row) =>
        presentLicenseFeature(row, context.now),
      ),
  });
}

function readLicenseFeatureRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path,
      permission: "licenses_read",
      tag,
      summary: "Read a feature of a license",
      params,
      reads: "object",
      answers: { json: licenseFeatureAnswer },
      errors: ["not_found"],
    },
    handle: ({ params: { id } }, context) => presentOneFeature(id, context),
  });
}

const shared = { permission: "licenses_write", tag } as const;

function createLicenseFeatureRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "POST",
      path: "/license-product-features/",
      summary: "Give a license a feature",
      description: "What is not said is as the product feature has it.",
      body: licenseFeatureBody,
      audits: { object: "license-product-features", action: "create" },
      answers: { json: licenseFeatureAnswer, status: 201 },
      errors: ["unknown_license", "unsupported_product_feature", "license_feature_exists", ...poolErrors],
    },
    handle: async ({ body }, context) => presentOneFeature(await giveFeature(context, body, valuesOf(body)), context),
  });
}

function changeLicenseFeatureRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "PATCH",
      path,
      summary: "Change a feature of a license",
      params,
      body: licenseFeaturePatch,
      audits: { object: "license-product-features", action: "update", shows: "/license-product-features/:id/" },
      locks: "license-product-features",
      answers: { json: licenseFeatureAnswer },
      errors: ["not_found", "immutable_property", ...poolErrors],
    },
    handle: async ({ params: { id }, body }, context) => {
      await editFeature(context, id, body, valuesOf(body));
      return presentOneFeature(id, context);
    },
  });
}

function deleteLicenseFeatureRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "DELETE",
      path,
      summary: "Take a feature away from its license",
      description: "Its counter and its floating slots go with it.",
      params,
      audits: { object: "license-product-features", action: "delete", shows: "/license-product-features/:id/" },
      locks: "license-product-features",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      await takeFeature(context, id);
    },
  });
}

function updateFeaturesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "POST",
      path: "/licenses/:id/update_features/",
      summary: "Replace the features of a license",
      description: "Features that are listed are created or updated, those that are not listed are taken away.",
      params,
      body: z.object({ product_features: featureListBody }),
      audits: { object: "licenses", action: "update_features", shows: "/licenses/:id/" },
      locks: "licenses",
      answers: { json: licenseObject },
      errors: ["not_found", "unsupported_product_feature", "duplicate_product_feature", ...poolErrors],
    },
    handle: async ({ params: { id }, body }, context) => {
      await setFeatures(context, id, listedFeatures(body.product_features, "/product_features"));
      return presentLicenseById(context, id);
    },
  });
}

async function presentOneFeature(id: number, { db, companyId, now }: Context) {
  const row = await findLicenseFeature(db, companyId, id);
  if (!row) throw new ApiError("not_found");
  return presentLicenseFeature(row, now);
}
