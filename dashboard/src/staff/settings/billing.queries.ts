import type { BillingSource, BodyOf, NewBillingSource } from "@licet/sdk";
import { queryOptions } from "@tanstack/react-query";
import { licet, queries } from "../../kit/api.ts";

const most = 100;

/** The billing systems whose messages are taken. */
export const billingSourcesQuery = queryOptions({
  queryKey: ["billing-sources"],
  queryFn: async ({ signal }): Promise<readonly BillingSource[]> =>
    (await licet.billingSources.list({ limit: most, order_by: "name" }, { signal })).results,
});

async function changed(): Promise<void> {
  await queries.invalidateQueries({ queryKey: ["billing-sources"] });
}

type Once = { readonly idempotency_key: string };

/** Takes the messages of a billing system; the answer holds the secret that was made for it, this once. */
export async function createBillingSource(body: BodyOf<"post_billing_sources">, once: Once): Promise<NewBillingSource> {
  const made = await licet.billingSources.create(body, once);
  await changed();
  return made;
}

/** Changes what is known of a billing system. */
export async function changeBillingSource(id: number, body: BodyOf<"patch_billing_sources_id">): Promise<void> {
  await licet.billingSources.update(id, body);
  await changed();
}

/** Takes no more messages of it. */
export async function deleteBillingSource(id: number): Promise<void> {
  await licet.billingSources.delete(id);
  await changed();
}
