import type { AnswerOf } from "@licet/sdk";
import { queryOptions } from "@tanstack/react-query";
import { licet } from "../../kit/api.ts";
import { explainRequest } from "./explain.search.ts";

/** Why a call would be allowed or refused. */
export type Explained = AnswerOf<"get_licenses_id_explain">;

/** Asks the rules themselves; they know of everything that happened, so nothing of it is kept. */
export const explanation = (id: number, search: Readonly<Record<string, string>>) =>
  queryOptions({
    queryKey: ["licenses", "explain", id, explainRequest(search)],
    queryFn: async ({ signal }): Promise<Explained> =>
      await licet.licenses.explain(id, explainRequest(search) as never, { signal }),
    staleTime: 0,
  });

/** The devices that have the seats of a license. */
export const seatHolders = (license: number) =>
  queryOptions({
    queryKey: ["devices", "holders", license],
    queryFn: async ({ signal }) =>
      await licet.devices
        .list({ license, device_active: true, order_by: "time_activated" }, { signal })
        .toArray({ most: 100 }),
  });

/** The devices that a license refuses. */
export const blacklisted = (license: number) =>
  queryOptions({
    queryKey: ["devices", "blacklisted", license],
    queryFn: async ({ signal }) =>
      await licet.devices.list({ license, blacklisted: true }, { signal }).toArray({ most: 100 }),
  });
