import { createTestApp, type TestApp } from "../../../server/test/support/app.ts";
import { Licet, type LicetOptions } from "../../src/index.ts";

/** The real server on its own port, with a product to sell. */
export interface Shop {
  readonly app: TestApp;
  readonly url: string;
  readonly licet: Licet;
  /** Another client of the same server. */
  client(options?: Partial<LicetOptions>): Licet;
  close(): Promise<void>;
}

/** Starts the server of the tests, with its jobs where needed, and creates the product `myapp`. */
export async function openShop({ withJobs = false } = {}): Promise<Shop> {
  const app = await createTestApp({ withJobs });
  const url = await app.app.listen({ port: 0, host: "127.0.0.1" });
  const client = (options: Partial<LicetOptions> = {}) => new Licet({ url, key: app.managementKey, ...options });
  const licet = client();
  await licet.products.create({ product_name: "My App", short_code: "myapp" });
  return { app, url, licet, client, close: () => app.close() };
}

/** The error that work ends with; fails when it succeeds. */
export async function failureOf(work: PromiseLike<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error("it ended well, but should not have");
}
