import type { AnswerOf } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, type Rows } from "../../kit/api.ts";
import { type ListSearch, requestOf } from "../../kit/list/list-search.ts";
import { rowsOfPage } from "../../kit/list/use-list.ts";
import { changesSearch, securitySearch } from "./audit.search.ts";

/** A row of the audit. */
export type AuditRow = AnswerOf<"get_audit">["results"][number];

/** A row of the security log. */
export type SecurityRow = AnswerOf<"get_security_events">["results"][number];

/** One page of what was changed. */
export const changesPage = (search: ListSearch) =>
  queryOptions({
    // A row that is open is shown over the same list.
    queryKey: ["audit", "list", { ...search, open: undefined }],
    queryFn: async ({ signal }): Promise<Rows<AuditRow>> =>
      plainPage(await licet.audit.list(requestOf(search, changesSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** One row of it; null: there is none, or not any more. */
export const auditRowQuery = (id: number) =>
  queryOptions({
    queryKey: ["audit", "one", id],
    queryFn: async ({ signal }): Promise<AuditRow | null> => {
      const { results } = await licet.audit.list({ id, limit: 1 }, { signal });
      return results[0] ?? null;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** One page of who was refused what. */
export const securityPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["security-events", "list", search],
    queryFn: async ({ signal }): Promise<Rows<SecurityRow>> =>
      plainPage(await licet.securityEvents.list(requestOf(search, securitySearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });
