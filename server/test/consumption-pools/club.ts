import { buildApp } from "../../src/app.ts";
import type { Pool } from "../../src/platform/db/connect.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { ClientAnswer } from "../support/license-client.ts";
import { wrappedRequest } from "../support/offline-requests.ts";

// Customer accounts whose licenses share their consumptions.

type Members = Readonly<Record<string, unknown>>;

/** A license that is activated on one device. */
export interface Licensed {
  readonly id: number;
  readonly order: number;
  /** The id of its feature `pages`. */
  readonly featureId: number;
  readonly call: Members;
  consume(consumptions: number, hardware_id?: string): Promise<ClientAnswer>;
  consumeFeature(consumptions: number): Promise<ClientAnswer>;
  /** Asks for a license file of a machine, or gives the file back. */
  offline(request: "activation" | "deactivation", members?: Members): Promise<ClientAnswer>;
}

/** The setting of the pool tests. */
export interface Club {
  readonly app: TestApp;
  account(): Promise<number>;
  /** A license of an account: by its order, or only by the customer of its order. */
  license(account: number, terms?: object, byOrder?: boolean): Promise<Licensed>;
  /** A pool of an account; returns its id. */
  poolOf(account: number, members?: object): Promise<number>;
  /** A pool of a new account, with one license for each of the given terms. */
  pool(members: object, terms: readonly object[]): Promise<{ pool: number; members: Licensed[] }>;
  /** The same for the features of the licenses. */
  featurePool(members: object, terms: readonly object[]): Promise<{ pool: number; members: Licensed[] }>;
  /** The same server with another connection pool. */
  served(
    db: Pool,
  ): Promise<{ consume(call: Members, consumptions: number): Promise<ClientAnswer>; close(): Promise<void> }>;
}

/** Opens a club with its own database. */
export async function openClub(): Promise<Club> {
  const app = await createTestApp();
  const application = applicationOf(app);
  const product = await createProduct(app, "app");
  const make = async (path: string, body: object): Promise<FreelyRead> => {
    const { status, json, text } = await app.management("POST", path, { body });
    if (status >= 300) throw new Error(text);
    return json;
  };
  await make("product-features/", { product, code: "pages", feature_type: "consumption", max_consumption: 100 });
  let made = 0;
  const fresh = (name: string) => {
    made += 1;
    return `${name}-${made}`;
  };
  const join = async (id: number, consumption_pool: number) => {
    const { status, text } = await app.management("PATCH", `licenses/${id}/`, { body: { consumption_pool } });
    if (status !== 200) throw new Error(text);
  };
  const club: Club = {
    app,
    async account() {
      const code = fresh("account");
      return (await make("customer-accounts/", { code, name: code })).id;
    },
    async license(account, terms = {}, byOrder = true) {
      const email = `${fresh("buyer")}@acme.example`;
      const features = [{ code: "pages", ...("feature" in terms ? (terms.feature as object) : {}) }];
      const { feature: _feature, ...rest } = terms as { feature?: object };
      const license = {
        license_type: "consumption",
        max_consumptions: 100,
        max_activations: 5,
        product_features: features,
        ...rest,
      };
      const sold = await sell(app, "app", license, {
        customer: { email },
        ...(byOrder ? { customer_account_id: account } : {}),
      });
      if (!byOrder) await app.db`update customers set customer_account_id = ${account} where email = ${email}`;
      return licensed(sold);
    },
    async poolOf(customer_account, members = {}) {
      const code = fresh("pool");
      return (await make("consumption-pools/", { code, name: "Shared", type: "license", customer_account, ...members }))
        .id;
    },
    async pool(members, terms) {
      const account = await club.account();
      const pool = await club.poolOf(account, members);
      const licenses = [];
      for (const each of terms) licenses.push(await club.license(account, each));
      for (const { id } of licenses) await join(id, pool);
      return { pool, members: licenses };
    },
    async featurePool(members, terms) {
      const account = await club.account();
      const pool = await club.poolOf(account, { type: "license_product_feature", ...members });
      const licenses = [];
      for (const feature of terms) licenses.push(await club.license(account, { feature }));
      const ids = licenses.map(({ featureId }) => featureId);
      for (const id of ids) {
        const path = `license-product-features/${id}/`;
        const { status, text } = await app.management("PATCH", path, { body: { consumption_pool: pool } });
        if (status !== 200) throw new Error(text);
      }
      return { pool, members: licenses };
    },
    async served(db) {
      const { app: server } = buildApp({ ...app.deps, db });
      await server.ready();
      const client = applicationOf({ ...app, app: server });
      return {
        consume: (call, consumptions) => client.call("POST", "add_consumption", { body: { ...call, consumptions } }),
        close: async () => {
          await server.close();
          await db.end();
        },
      };
    },
  };

  async function licensed(sold: FreelyRead): Promise<Licensed> {
    const call = { product: "app", license_key: sold.license_key, hardware_id: "device" };
    const activation = await application.activate(call);
    if (activation.status !== 200) throw new Error(activation.body);
    return {
      id: sold.id,
      order: sold.order,
      featureId: sold.product_features[0].id,
      call,
      consume: (consumptions, hardware_id = "device") =>
        application.call("POST", "add_consumption", { body: { ...call, hardware_id, consumptions } }),
      consumeFeature: (consumptions) =>
        application.call("POST", "add_feature_consumption", { body: { ...call, feature: "pages", consumptions } }),
      offline(request, members = {}) {
        app.clock.advance(1000);
        const body = wrappedRequest(app, { request, ...call, hardware_id: "machine", ...members }, app.clock.now());
        return application.call("POST", request === "activation" ? "activate_offline" : "deactivate_offline", { body });
      },
    };
  }
  return club;
}
