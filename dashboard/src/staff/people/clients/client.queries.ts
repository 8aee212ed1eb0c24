import { LicetError, type OAuthClient } from "@licet/sdk";
import { queryOptions } from "@tanstack/react-query";
import { licet, queries } from "../../../kit/api.ts";

/** What has an OAuth client. */
export type ClientOwner = "customers" | "customerAccounts";

/** The OAuth client of a customer or an account; null: it has none. */
export const clientQuery = (of: ClientOwner, id: number) =>
  queryOptions({
    queryKey: ["people", "client", of, id],
    queryFn: async ({ signal }): Promise<OAuthClient | null> => {
      try {
        return await licet[of].retrieveClient(id, { signal });
      } catch (error) {
        if (error instanceof LicetError && error.status === 404) return null;
        throw error;
      }
    },
  });

function keep(of: ClientOwner, id: number, client: OAuthClient | null): void {
  queries.setQueryData(clientQuery(of, id).queryKey, client);
}

/** Creates the client. */
export async function createClient(of: ClientOwner, id: number): Promise<void> {
  keep(of, id, await licet[of].createClient(id));
}

/** Replaces its secret. */
export async function rotateClient(of: ClientOwner, id: number): Promise<void> {
  keep(of, id, await licet[of].rotateClient(id));
}

/** Deletes it. */
export async function deleteClient(of: ClientOwner, id: number): Promise<void> {
  await licet[of].deleteClient(id);
  keep(of, id, null);
}
