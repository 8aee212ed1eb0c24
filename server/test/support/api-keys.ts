import type { TestApp } from "./app.ts";

/** Runs some work while the License API key of the first company is limited: to products, or to reading. */
export async function withKey<T>(
  { db, apiKey }: TestApp,
  limits: { readonly product_ids?: readonly number[]; readonly is_read_only?: boolean },
  work: () => Promise<T>,
): Promise<T> {
  const { product_ids = null, is_read_only = false } = limits;
  const set = (ids: readonly number[] | null, readOnly: boolean) => db`
    update license_api_keys set product_ids = ${ids === null ? null : [...ids]}::bigint[], is_read_only = ${readOnly}
    where api_key = ${apiKey}`;
  await set(product_ids, is_read_only);
  try {
    return await work();
  } finally {
    await set(null, false);
  }
}
