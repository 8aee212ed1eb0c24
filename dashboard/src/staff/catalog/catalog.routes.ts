import { page } from "../../kit/shell/pages.tsx";
import {
  bundlePage,
  bundleProductsQuery,
  bundlesOfQuery,
  featuresQuery,
  policiesQuery,
  productPage,
  productQuery,
  productTermsQuery,
  sellableQuery,
} from "./catalog.queries.ts";
import { bundleSearch, productSearch } from "./catalog.search.ts";
import { policyQuery, policyTermsQuery } from "./policies.queries.ts";

const permission = "catalog_read";
const writing = "catalog_write";

/** Products with all that belongs to them, license policies, bundles. */
export const catalogPages = [
  page({
    path: "products",
    permission,
    search: productSearch,
    load: ({ search }) => [productPage(search)],
    view: () => import("./product-list.page.tsx"),
  }),
  page({ path: "products/new", permission: writing, view: () => import("./new-product.page.tsx") }),
  page({
    path: "products/$id",
    permission,
    load: ({ params }) => {
      const id = Number(params["id"]);
      return [productQuery(id), productTermsQuery(id), policiesQuery(id), featuresQuery(id), bundlesOfQuery(id)];
    },
    view: () => import("./product.page.tsx"),
  }),
  page({
    path: "policies/compare",
    permission,
    load: ({ search }) =>
      [search["left"], search["right"]].flatMap((id) =>
        id === undefined ? [] : [policyQuery(Number(id)), policyTermsQuery(Number(id))],
      ),
    view: () => import("./compare-policies.page.tsx"),
  }),
  page({
    path: "policies/$id",
    permission,
    load: ({ params }) => [policyQuery(Number(params["id"])), policyTermsQuery(Number(params["id"]))],
    view: () => import("./policy.page.tsx"),
  }),
  page({
    path: "bundles",
    permission,
    search: bundleSearch,
    load: ({ search }) => [bundlePage(search)],
    view: () => import("./bundle-list.page.tsx"),
  }),
  page({
    path: "bundles/new",
    permission: writing,
    load: () => [sellableQuery],
    view: () => import("./new-bundle.page.tsx"),
  }),
  page({
    path: "bundles/$id",
    permission,
    load: ({ params }) => [productQuery(Number(params["id"])), bundleProductsQuery(Number(params["id"]))],
    view: () => import("./bundle.page.tsx"),
  }),
];
