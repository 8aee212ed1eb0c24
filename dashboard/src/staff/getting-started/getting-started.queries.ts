import { queryOptions } from "@tanstack/react-query";
import { base, licet, queries } from "../../kit/api.ts";

/** Where applications reach this server. */
export const serverAddress = base.href.replace(/\/$/, "");

/** Makes the first product, and sells one license of it. */
export async function sellFirst(
  { product_name, short_code }: { readonly product_name: string; readonly short_code: string },
  options: { readonly idempotency_key: string },
) {
  const product = await licet.products.create({ product_name, short_code }, options);
  const order = await licet.orders.create(
    { id: `first-${product.id}`, items: [{ product_code: short_code, licenses: [{ max_activations: 2 }] }] },
    { dry_run: false },
    { idempotency_key: `${options.idempotency_key}-order` },
  );
  await queries.invalidateQueries();
  const license = order.order_items[0]?.licenses[0];
  return { code: short_code, licenseId: license?.id ?? 0, licenseKey: license?.license_key ?? "" };
}

/** A key for the application; its shared key is shown only now. */
export function createKey(label: string, options: { readonly idempotency_key: string }) {
  return licet.licenseApiKeys.create({ label }, options);
}

/** The public key that answers are verified with. */
export const signingKey = queryOptions({
  queryKey: ["getting-started", "signing-key"],
  queryFn: ({ signal }) => licet.company.signingKey({ signal }),
});

const asksEveryMs = 2000;

/** Waits for the first device of a license. */
export const firstDevice = (licenseId: number) =>
  queryOptions({
    queryKey: ["getting-started", "device", licenseId],
    queryFn: async ({ signal }) => {
      const page = await licet.devices.list({ license: licenseId, limit: 1 }, { signal });
      return page.results[0] ?? null;
    },
    refetchInterval: ({ state }) => (state.data ? false : asksEveryMs),
    staleTime: 0,
  });
