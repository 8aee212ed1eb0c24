import type { QueryKey, UseQueryOptions } from "@tanstack/react-query";
import {
  type AnyRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  useParams,
  useSearch,
} from "@tanstack/react-router";
import type { ComponentType } from "react";
import { base, queries } from "../api.ts";
import type { ListSearch, SearchSpec } from "../list/list-search.ts";
import { parseAddress, writeAddress } from "../list/list-search.ts";
import { NotFound, PageProblem } from "../problem.tsx";

// A page is an address, a permission, what it loads and what shows it. Pages are lazy; what they load is asked for before
// they are drawn.

// biome-ignore lint/suspicious/noExplicitAny: queries of any row and any error go into one list.
type AnyQuery = UseQueryOptions<any, any, any, any> & { queryKey: QueryKey };

/** What a page is given by its address. */
export interface Address {
  /** The `$…` parts of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly search: ListSearch;
}

/** One page of an application. */
export interface PageSpec {
  /** Below the application's own address; `licenses/$id`. */
  readonly path: string;
  /** What the caller's role must include; every page says it. Guards are comfort: the server decides. */
  readonly permission: string;
  /** How the address is read; nothing is kept of what it does not name. */
  readonly search?: SearchSpec;
  /** The queries that the page reads, asked for together before it is drawn. */
  readonly load?: (address: Address) => readonly AnyQuery[];
  readonly view: () => Promise<{ default: ComponentType }>;
}

/** Describes a page; see `PageSpec`. */
export function page(spec: PageSpec): PageSpec {
  return spec;
}

/** Turns the pages into routes below `parent`. `guard` throws where the caller may not see a page. */
export function routesOf(
  parent: AnyRoute,
  pages: readonly PageSpec[],
  guard: (permission: string) => Promise<void>,
): AnyRoute[] {
  return pages.map((each) =>
    createRoute({
      getParentRoute: () => parent,
      path: each.path,
      validateSearch: (raw: Record<string, unknown>) => (each.search ? each.search.read(raw) : asTexts(raw)),
      loaderDeps: ({ search }: { search: ListSearch }) => ({ search }),
      beforeLoad: () => guard(each.permission),
      // biome-ignore lint/suspicious/noExplicitAny: the router infers params from a literal path, and this is none.
      loader: async ({ params, deps, abortController }: any) => {
        const asked = each.load?.({ params, search: deps.search }) ?? [];
        abortController.signal.throwIfAborted();
        await Promise.all(asked.map((query) => queries.ensureQueryData(query)));
      },
      component: lazyRouteComponent(each.view),
    }),
  );
}

/** A router over these routes; addresses are plain query strings, as on the wire. */
export function routerOf(routeTree: AnyRoute, below: string) {
  return createRouter({
    routeTree,
    basepath: new URL(below, base).pathname.replace(/\/$/, "") || "/",
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    trailingSlash: "never",
    scrollRestoration: true,
    defaultPreload: "intent",
    // What is cached, the queries cache.
    defaultPreloadStaleTime: 0,
    // The old page stays while the next one loads.
    defaultPendingMs: 300,
    defaultErrorComponent: PageProblem,
    defaultNotFoundComponent: NotFound,
  });
}

function asTexts(raw: Record<string, unknown>): ListSearch {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, String(value)]));
}

/** The `$name` of the path. */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  return params[name] ?? "";
}

/** The `$id` of the path as a number; NaN where it is none, which the server answers with "not found". */
export function useId(): number {
  return Number(useParam("id"));
}

/** What stands behind `?` in the address. */
export function useAddress(): ListSearch {
  return useSearch({ strict: false }) as ListSearch;
}
