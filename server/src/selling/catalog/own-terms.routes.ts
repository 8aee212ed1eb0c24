import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { loadPolicyParts } from "./catalog-parts.flow.ts";
import { termsOfPolicy, termsOfPolicyFeature, termsOfProduct } from "./own-terms.rules.ts";
import { policyTermsAnswer, presentTerm, productTermsAnswer } from "./own-terms.schema.ts";
import { findPolicy } from "./policy.store.ts";
import { findProduct } from "./product.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });

/** What policies and products say themselves, and what counts where they are silent. */
export function ownTermsRoutes(api: Api): void {
  policyTermsRoute(api);
  productTermsRoute(api);
}

function policyTermsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/license-templates/:id/terms/",
      permission: "catalog_read",
      tag: "License policies",
      summary: "What a license policy says itself, and what counts where it says nothing",
      description: "A policy itself is answered with every member filled; this tells those apart that it sets.",
      params,
      reads: "object",
      answers: { json: policyTermsAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const policy = await findPolicy(db, companyId, id);
      const product = policy && (await findProduct(db, companyId, policy.product_id));
      if (!product) throw new ApiError("not_found");
      const { features } = (await loadPolicyParts({ db, companyId }, [policy]))(policy);
      return {
        terms: termsOfPolicy(policy, product).map(presentTerm),
        features: features.map((each) => {
          const { id: featureId, code, name } = each.feature;
          return { id: featureId, code, name, terms: termsOfPolicyFeature(each).map(presentTerm) };
        }),
      };
    },
  });
}

function productTermsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/products/:id/terms/",
      permission: "catalog_read",
      tag: "Products",
      summary: "What a product says itself, and what counts where it says nothing",
      description: "A product itself is answered with every member filled; this tells those apart that it sets.",
      params,
      reads: "object",
      answers: { json: productTermsAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const product = await findProduct(db, companyId, id);
      if (!product) throw new ApiError("not_found");
      return { terms: termsOfProduct(product).map(presentTerm) };
    },
  });
}
