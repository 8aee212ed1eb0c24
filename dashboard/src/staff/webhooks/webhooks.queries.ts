import type {
  AnswerOf,
  BodyOf,
  ListedWebhookDelivery,
  NewWebhookEndpoint,
  QueryOf,
  WebhookDelivery,
  WebhookEndpoint,
} from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../kit/api.ts";
import { type ListSearch, requestOf } from "../../kit/list/list-search.ts";
import { rowsOfPage } from "../../kit/list/use-list.ts";
import { deliverySearch, endpointSearch } from "./webhooks.search.ts";

/** How a write is sent. */
interface Sent {
  readonly idempotency_key: string;
}

/** What came of a test. */
export type TestResult = AnswerOf<"post_webhook_endpoints_id_test">;

const recent = 10;

/** One page of the endpoints. */
export const endpointPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["webhooks", "endpoints", search],
    queryFn: async ({ signal }): Promise<Rows<WebhookEndpoint>> =>
      plainPage(await licet.webhookEndpoints.list(requestOf(search, endpointSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** One endpoint. */
export const endpointQuery = (id: number) =>
  queryOptions({
    queryKey: ["webhooks", "endpoint", id],
    queryFn: async ({ signal }): Promise<WebhookEndpoint> => ({
      ...(await licet.webhookEndpoints.retrieve(id, { signal })),
    }),
  });

/** One page of the deliveries. */
export const deliveryPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["webhooks", "deliveries", search],
    queryFn: async ({ signal }): Promise<Rows<ListedWebhookDelivery>> =>
      plainPage(await licet.webhookDeliveries.list(requestOf(search, deliverySearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** The last deliveries to an endpoint. */
export const recentQuery = (endpoint: number) =>
  queryOptions({
    queryKey: ["webhooks", "deliveries", "of", endpoint],
    queryFn: async ({ signal }): Promise<Rows<ListedWebhookDelivery>> =>
      plainPage(await licet.webhookDeliveries.list({ endpoint, limit: recent }, { signal })),
  });

/** One delivery, with its request and every attempt. */
export const deliveryQuery = (id: number) =>
  queryOptions({
    queryKey: ["webhooks", "delivery", id],
    queryFn: async ({ signal }): Promise<WebhookDelivery> => ({
      ...(await licet.webhookDeliveries.retrieve(id, { signal })),
    }),
  });

async function changed(endpoint?: WebhookEndpoint): Promise<void> {
  if (endpoint) queries.setQueryData(endpointQuery(endpoint.id).queryKey, endpoint);
  await queries.invalidateQueries({ queryKey: ["webhooks"] });
}

/** Creates an endpoint; the answer has its secret. */
export async function createEndpoint(
  body: BodyOf<"post_webhook_endpoints">,
  options?: Sent,
): Promise<NewWebhookEndpoint> {
  const made = await licet.webhookEndpoints.create(body, options);
  await changed();
  return made;
}

/** Changes an endpoint, or switches it on or off. */
export async function changeEndpoint(
  id: number,
  body: BodyOf<"patch_webhook_endpoints_id">,
  options?: Sent,
): Promise<WebhookEndpoint> {
  const endpoint = await licet.webhookEndpoints.update(id, body, options);
  await changed({ ...endpoint });
  return endpoint;
}

/** Deletes an endpoint. */
export async function deleteEndpoint(id: number): Promise<void> {
  await licet.webhookEndpoints.delete(id);
  queries.removeQueries({ queryKey: ["webhooks", "endpoint", id] });
  await changed();
}

/** Gives an endpoint another secret, which is answered. */
export async function rotateSecret(id: number, overlap_hours: number): Promise<string> {
  const { secret } = await licet.webhookEndpoints.rotateSecret(id, { overlap_hours });
  await changed();
  return secret;
}

/** Ends an overlap of secrets now. */
export async function revokeOldSecrets(id: number): Promise<void> {
  await changed({ ...(await licet.webhookEndpoints.revokeOldSecrets(id)) });
}

/** Sends a test now. */
export async function testEndpoint(id: number): Promise<TestResult> {
  return { ...(await licet.webhookEndpoints.test(id)) };
}

/** Sends a delivery again; answers the new one. */
export async function replayDelivery(id: number): Promise<number> {
  const made = await licet.webhookDeliveries.replay(id);
  await changed();
  return made.id;
}

/** Sends every delivery again that a list shows; answers how many. */
export async function replayAll(search: ListSearch): Promise<number> {
  const {
    limit: _limit,
    offset: _offset,
    order_by: _order,
    ...filters
  } = requestOf(search, deliverySearch, rowsOfPage);
  const { replayed } = await licet.webhookDeliveries.replayAll(filters as QueryOf<"post_webhook_deliveries_replay">);
  await changed();
  return replayed;
}
