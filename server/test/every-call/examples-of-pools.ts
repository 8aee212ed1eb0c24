import { applicationOf, sell } from "../support/application.ts";
import { wrappedRequest } from "../support/offline-requests.ts";
import { account, type Example, type Office } from "./office.ts";

// Consumption pools, and the units that offline devices checked out of them.

/** A new pool of a new account. */
async function pool(office: Office, type: string): Promise<number> {
  const customer_account = await account(office);
  return (await office.make("consumption-pools/", poolBody(office, customer_account, type))).id;
}

const poolBody = ({ fresh }: Office, customer_account: number, type = "license") => ({
  code: fresh("pool"),
  name: "Shared",
  type,
  customer_account,
  max_consumptions: 100,
});

/**
 * A device that went offline with units of a pool, for its license or for one of its features; returns the checkout.
 */
async function checkout(office: Office, kind: "license" | "feature"): Promise<number> {
  const { app, fresh } = office;
  const code = fresh("counted");
  await office.make("product-features/", {
    product: office.productId,
    code,
    feature_type: "consumption",
    max_consumption: 5,
  });
  const terms = { license_type: "consumption", max_consumptions: 5, product_features: [code] };
  const { id, license_key } = await sell(app, "app", terms);
  const poolId = await pool(office, kind === "license" ? "license" : "license_product_feature");
  const table = kind === "license" ? app.db`licenses` : app.db`license_product_features`;
  const named = kind === "license" ? app.db`id` : app.db`license_id`;
  await app.db`update ${table} set consumption_pool_id = ${poolId} where ${named} = ${id}`;
  const members = { request: "activation", product: "app", hardware_id: "offline", license_key };
  const body = wrappedRequest(app, members, app.clock.now());
  const answer = await applicationOf(app).call("POST", "activate_offline", { body });
  if (answer.status !== 200) throw new Error(answer.body);
  const [row] = await app.db<{ id: number }[]>`
    select id from consumption_pool_checkouts where consumption_pool_id = ${poolId}`;
  return row?.id ?? 0;
}

const checkouts = (kind: "license" | "feature", path: string): Record<string, Example> => ({
  [`GET /${path}`]: async () => ({ address: path }),
  [`GET /${path}:id/`]: async (office) => ({ address: `${path}${await checkout(office, kind)}/` }),
});

const path = "consumption-pools/";
const named =
  (body?: object): Example =>
  async (office) => ({ address: `${path}${await pool(office, "license")}/`, ...(body ? { body } : {}) });

/** Examples of every route about pools. */
export const poolExamples: Readonly<Record<string, Example>> = {
  [`GET /${path}:id/`]: named(),
  [`PATCH /${path}:id/`]: named({ name: "Changed" }),
  [`DELETE /${path}:id/`]: named(),
  [`GET /${path}`]: async () => ({ address: path }),
  [`POST /${path}`]: async (office) => ({ address: path, body: poolBody(office, await account(office)) }),
  [`GET /${path}:id/members/`]: async (office) => ({ address: `${path}${await pool(office, "license")}/members/` }),
  ...checkouts("license", "consumption-pool-license-checkouts/"),
  ...checkouts("feature", "consumption-pool-license-feature-checkouts/"),
};
