import { type AnswerOf, type BodyOf, LicetError } from "@licet/sdk";
import { queryOptions } from "@tanstack/react-query";
import { base, licet, queries } from "../../kit/api.ts";

/** The page to which the identity provider sends people back. */
export const callbackAddress = new URL("sign-in/callback", base).href;

/** Where applications get a token by the client. */
export const tokenAddress = new URL("oauth/token", base).href;

/** What there may not be one of yet. */
async function orNull<T>(call: PromiseLike<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof LicetError && error.code === "not_found") return null;
    throw error;
  }
}

/** The identity provider of the staff. */
export type SignOn = AnswerOf<"get_company_sso">;

/** The identity provider of the staff; null: none. */
export const signOnQuery = queryOptions({
  queryKey: ["company", "sso"],
  queryFn: ({ signal }): Promise<SignOn | null> => orNull(licet.company.retrieveSso({ signal })),
});

/** Sets up the provider, or changes it. */
export async function changeSignOn(body: BodyOf<"patch_company_sso">): Promise<void> {
  queries.setQueryData(signOnQuery.queryKey, await licet.company.updateSso(body));
}

/** Removes the provider. */
export async function removeSignOn(): Promise<void> {
  await licet.company.deleteSso();
  queries.setQueryData(signOnQuery.queryKey, null);
}

type ClientAnswer = AnswerOf<"get_company_client">;

/** The OAuth client of the company, without its secret. */
export type Client = Omit<ClientAnswer, "secret">;

function withoutSecret({ secret: _secret, ...client }: ClientAnswer): Client {
  return client;
}

/** The OAuth client of the company; null: none. Its secret is not kept in the page. */
export const clientQuery = queryOptions({
  queryKey: ["company", "client"],
  queryFn: async ({ signal }): Promise<Client | null> => {
    const client = await orNull(licet.company.retrieveClient({ signal }));
    return client && withoutSecret(client);
  },
});

function shown(client: ClientAnswer): { readonly id: string; readonly secret: string } {
  queries.setQueryData(clientQuery.queryKey, withoutSecret(client));
  return { id: client.clientId, secret: client.secret };
}

/** Makes the client. */
export async function createClient(body: BodyOf<"post_company_client">, once: { readonly idempotency_key: string }) {
  return shown(await licet.company.createClient(body, once));
}

/** Replaces the secret of the client. */
export async function rotateClient() {
  return shown(await licet.company.rotateClient());
}

/** Deletes the client. */
export async function deleteClient(): Promise<void> {
  await licet.company.deleteClient();
  queries.setQueryData(clientQuery.queryKey, null);
}
