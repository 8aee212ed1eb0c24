import { findLatestVersion } from "../activations/offered-files.store.ts";
import { ApiError } from "../errors.ts";
import { type Api, endpoint } from "../http/endpoint.ts";
import { listCustomFieldsOf } from "./custom-field.store.ts";
import { detailsAnswer, detailsQuery, presentDetails, productsAnswer } from "./product-details.schema.ts";
import { findProductDetails, listSoldProducts } from "./product-details.store.ts";

/** `GET products` and `GET product_details` of the License API (license-api.md §6.17, §6.18). */
export function productDetailsRoutes(api: Api): void {
  endpoint(
    api,
    {
      method: "GET",
      path: "/products",
      permission: "license_use",
      tag: "Products",
      summary: "List the products that the key may use",
      answer: productsAnswer,
      errors: [],
    },
    (_input, { db, companyId, caller }) => listSoldProducts(db, companyId, caller.productIds),
  );

  endpoint(
    api,
    {
      method: "GET",
      path: "/product_details",
      permission: "license_use",
      tag: "Products",
      summary: "Read a product, with its newest version and its custom fields where they are asked for",
      query: detailsQuery,
      answer: detailsAnswer,
      errors: ["missing_parameters", "unknown_product", "api_key_product_not_allowed"],
    },
    async ({ query }, { db, companyId, caller }) => {
      if (!query.product)
        throw new ApiError("missing_parameters", { message: "must have required property 'product'" });
      const product = await findProductDetails(db, companyId, query.product);
      if (!product) throw new ApiError("unknown_product");
      if (caller.productIds && !caller.productIds.includes(product.id))
        throw new ApiError("api_key_product_not_allowed");
      const [latestVersion, fields] = await Promise.all([
        query.include_latest_version ? findLatestVersion(db, companyId, product.id, { env: query.env }) : undefined,
        query.include_custom_fields ? listCustomFieldsOf(db, companyId, [product.id]) : undefined,
      ]);
      return presentDetails(product, {
        companyId,
        metadataString: query.include_metadata_string ?? false,
        latestVersion,
        customFields: fields?.map(({ name, id, default_value }) => ({ name, id, default_value })),
      });
    },
  );
}
