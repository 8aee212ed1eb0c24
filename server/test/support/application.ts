import type { TestApp, TestCompany } from "./app.ts";
import { createLicenseClient, type LicenseClient } from "./license-client.ts";

/** An application that was built with a company's License API key and calls the app under test. */
export function applicationOf(
  test: TestApp,
  company: Pick<TestCompany, "apiKey" | "sharedKey"> = test,
  variant: "node" | "python" | "php" = "node",
): LicenseClient {
  return createLicenseClient({
    fetch: async (path, { method, headers, body }) => {
      const answer = await test.app.inject({
        method: method === "GET" ? "GET" : "POST",
        url: path,
        headers: { ...headers },
        ...(body === undefined ? {} : { payload: body }),
      });
      return { status: answer.statusCode, headers: answer.headers as Record<string, string>, body: answer.body };
    },
    apiKey: company.apiKey,
    sharedKey: company.sharedKey,
    now: () => test.clock.now(),
    publicKeyPem: test.publicKeyPem,
    variant,
  });
}

/** Creates a product through the Management API; returns its id. */
export async function createProduct(test: TestApp, short_code: string, members: object = {}): Promise<number> {
  const { status, json, text } = await test.management("POST", "products/", {
    body: { product_name: short_code, short_code, ...members },
  });
  if (status >= 300) throw new Error(`the product was refused: ${text}`);
  return json.id;
}

let orders = 0;

/** Sells one license; returns the license object of the order. */
export async function sell(test: TestApp, product_code: string, license: object = {}, order: object = {}) {
  orders += 1;
  const body = { id: `sale-${orders}`, ...order, items: [{ product_code, licenses: [license] }] };
  const { status, json, text } = await test.management("POST", "orders/create_order/", { body });
  if (status !== 200) throw new Error(`the order was refused: ${text}`);
  return json.order_items[0].licenses[0];
}
