import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { kindsFor, soughtOf } from "./search.rules.ts";
import { presentGroup, searchAnswer, searchQuery } from "./search.schema.ts";
import { findHits } from "./search.store.ts";

/** One box that finds everything (docs/decisions/0085). */
export function searchRoutes(api: Api): void {
  searchRoute(api);
}

function searchRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/search/",
      permission: "session",
      takes: smallJson,
      tag: "Search",
      summary: "Find licenses, orders, customers, users, devices, products, features and decisions by what is typed",
      description:
        "First what is exactly meant: a license key as people type it, an id, an e-mail, the number of a decision (`#1042`); then what has the text as a part. Parts are of three letters or digits at least, except of products and features. Shows what the caller may read.",
      query: searchQuery,
      reads: "list",
      answers: { json: searchAnswer },
      errors: [],
    },
    handle: async ({ query: { q } }, { deps, companyId, caller }) => {
      const sought = soughtOf(q);
      // Planned with what is looked for, as lists are; all kinds at the same time.
      const groups = await Promise.all(
        kindsFor(caller.permissions, sought).map(async (kind) =>
          presentGroup(kind, await findHits(deps.db.planned, companyId, kind, sought)),
        ),
      );
      return { q: sought.text, groups: groups.filter(({ hits }) => hits.length > 0) };
    },
  });
}
