import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listCustomFieldsOf } from "../../selling/catalog/custom-field.store.ts";
import { findLatestVersion } from "../license-calls/offered-files.store.ts";
import { calledProductErrors, findCalledProduct } from "./called-product.flow.ts";
import { detailsAnswer, detailsQuery, presentDetails, productsAnswer } from "./product-details.schema.ts";
import { listSoldProducts } from "./product-details.store.ts";

/** `GET products` and `GET product_details` of the License API (license-api.md §6.17, §6.18). */
export function productDetailsRoutes(api: Api): void {
  productsRoute(api);
  productDetailsRoute(api);
}

function productsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/products",
      permission: "license_use",
      tag: "Products",
      summary: "List the products that the key may use",
      activity: "product_details",
      reads: "list",
      answers: { json: productsAnswer },
      errors: [],
    },
    handle: (_input, { db, companyId, caller }) => listSoldProducts(db, companyId, caller.productIds),
  });
}

function productDetailsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/product_details",
      permission: "license_use",
      tag: "Products",
      summary: "Read a product, with its newest version and its custom fields where they are asked for",
      query: detailsQuery,
      activity: "product_details",
      reads: "object",
      answers: { json: detailsAnswer },
      errors: calledProductErrors,
    },
    handle: async ({ query }, context) => {
      const { db, companyId, now } = context;
      const product = await findCalledProduct(context, query.product);
      const [latestVersion, fields] = await Promise.all([
        query.include_latest_version
          ? findLatestVersion(db, companyId, product.id, { env: query.env }, now)
          : undefined,
        query.include_custom_fields ? listCustomFieldsOf(db, companyId, [product.id]) : undefined,
      ]);
      return presentDetails(product, {
        companyId,
        metadataString: query.include_metadata_string ?? false,
        latestVersion,
        customFields: fields?.map(({ name, id, default_value }) => ({ name, id, default_value })),
      });
    },
  });
}
