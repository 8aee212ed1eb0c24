import { placeOf } from "../../src/platform/signing/sealed-places.ts";
import { withKey } from "../support/api-keys.ts";
import type { ClientAnswer } from "../support/license-client.ts";
import { bearerOf, createClient, fetchToken } from "../support/oauth-tokens.ts";
import { flatRequest, wrappedRequest } from "../support/offline-requests.ts";
import { exampleOf, expectAnswered, type Members, type Shop, type Sold } from "./shop.ts";

// For every code of an endpoint: what must happen to provoke it.

/** Provokes one refusal at one endpoint. */
export type Provoke = (shop: Shop, path: string) => Promise<ClientAnswer>;

/** The call that succeeds, except for some members. */
const saying =
  (others: Members): Provoke =>
  async (shop, path) =>
    shop.call(path, shop.membersOf(path, await shop.prepare(path), others));

/** The call that succeeds, after a change to its license; other members come from the result of the change. */
const after =
  (
    happen: (shop: Shop, sold: Sold, path: string) => Promise<unknown>,
    options: { readonly isBound?: boolean; readonly terms?: object } = {},
  ): Provoke =>
  async (shop, path) => {
    const sold = await shop.prepare(path, options);
    const others = ((await happen(shop, sold, path)) ?? {}) as Members;
    return shop.call(path, shop.membersOf(path, sold, others));
  };

/** Sets columns of the license, and of those in its bundle. */
const set = (columns: object, others?: Members, options?: { readonly isBound?: boolean; readonly terms?: object }) =>
  after(async ({ app }, { ids }) => {
    await app.db`update licenses set ${app.db.set(columns)} where id = any(${[...ids]}::bigint[])`;
    return others;
  }, options);

/** The call that succeeds, while its product is in another state. */
const whileProduct =
  (column: "active" | "is_archived", value: boolean): Provoke =>
  async (shop, path) => {
    const { db } = shop.app;
    const id = shop.productIds[exampleOf(path).kind];
    const sold = await shop.prepare(path);
    await db`update products set ${db.set({ [column]: value })} where id = ${id}`;
    try {
      return await shop.call(path, shop.membersOf(path, sold));
    } finally {
      await db`update products set ${db.set({ [column]: !value })} where id = ${id}`;
    }
  };

const past = "2026-01-01T00:00:00.000Z";
const unbound = { isBound: false };
const aTransfer = async (shop: Shop, sold: Sold, path: string) => {
  const isBundle = exampleOf(path).kind === "suite";
  await expectAnswered(shop.call(isBundle ? "/activate_bundle" : "/activate_license", sold.members));
  await expectAnswered(shop.call(isBundle ? "/deactivate_bundle" : "/deactivate_license", sold.members));
  return { hardware_id: "another-device" };
};
/** Another device takes the only slot, so that this one has none. */
const noSlot = async ({ app, call }: Shop, { ids, members }: Sold, path: string) => {
  await expectAnswered(
    call(members["product"] === "suite" ? "/activate_bundle" : "/activate_license", {
      ...members,
      hardware_id: "other",
    }),
  );
  const { feature } = exampleOf(path).more ?? {};
  if (feature) await expectAnswered(call("/check_license_feature", { ...members, feature, hardware_id: "other" }));
  const all = [...ids];
  await app.db`update devices set floating_last_seen = null where license_id = any(${all}::bigint[]) and hardware_id <> 'other'`;
  await app.db`update devices set floating_last_seen = ${app.clock.now()} where license_id = any(${all}::bigint[]) and hardware_id = 'other'`;
  await app.db`update licenses set floating_users = 1 where id = any(${all}::bigint[])`;
  await app.db`update license_product_features set floating_users = 1 where license_id = any(${all}::bigint[])`;
};

/** What provokes a code at any endpoint. */
export const anywhere: Readonly<Record<string, Provoke>> = {
  missing_hardware_id: saying({ hardware_id: undefined }),
  missing_parameters: saying({ product: undefined }),
  license_key_or_license_user_required: saying({ license_key: undefined, username: undefined }),
  license_key_required: saying({ license_key: undefined, username: "somebody@acme.example" }),
  unknown_product: saying({ product: "nothing" }),
  disabled_product: whileProduct("active", false),
  archived_product: whileProduct("is_archived", true),
  api_key_product_not_allowed: async (shop, path) => {
    const sold = await shop.prepare(path);
    const limits = { product_ids: [exampleOf(path).kind === "suite" ? shop.productIds.app : shop.productIds.other] };
    return withKey(shop.app, limits, () => shop.call(path, shop.membersOf(path, sold)));
  },
  license_not_found: saying({ license_key: "NOBODYS" }),
  license_key_rolled: after(async ({ app }, { ids }) => {
    const license_key = `FORMER-${ids[0]}`;
    const { companyId, clock } = app;
    await app.db`
      insert into former_license_keys (company_id, license_id, license_key, rolled_at, ends_at)
      select ${companyId}, id, ${license_key}, ${clock.now()}, ${clock.now()} from licenses
      where company_id = ${companyId} and id = any(${[...ids]}::bigint[]) and bundle_license_id is null`;
    return { license_key };
  }),
  license_not_enabled: set({ enabled: false }),
  blacklisted: after(async ({ app, call }, { ids, members }, path) => {
    const { kind, file } = exampleOf(path);
    const bind = `/activate_${kind === "suite" ? "bundle" : file ? "offline" : "license"}${kind === "suite" && file ? "_offline" : ""}`;
    await expectAnswered(call(bind, members));
    app.clock.advance(1000);
    await app.db`update devices set blacklisted = true where license_id = any(${[...ids]}::bigint[])`;
  }, unbound),
  license_not_active: after(async () => {}, unbound),
  active_license_required: after(async () => {}, unbound),
  device_not_found: saying({ hardware_id: "stranger" }),
  vm_not_allowed: set({ prevent_vm: true }, { is_vm: true }),
  hardware_key_required: set({ is_hardware_key_auth: true }),
  license_start_date_not_reached: set({ start_date: "2026-05-01" }),
  license_expired: set({ license_type: "time-limited", validity_period: past }),
  trial_expired: set({ is_trial: true, validity_period: past }),
  license_activated_max_times: after(async ({ app, call }, { ids, members }) => {
    await app.db`update licenses set max_activations = 1 where id = any(${[...ids]}::bigint[])`;
    await expectAnswered(
      call(members["product"] === "suite" ? "/activate_bundle" : "/activate_license", {
        ...members,
        hardware_id: "first",
      }),
    );
  }),
  device_transfer_not_allowed: after(aTransfer, { terms: { max_activations: 1, max_transfers: 0 } }),
  device_transfer_limit_reached: after(
    async (shop, sold, path) => {
      await shop.app.db`update licenses set transfer_count = 1 where id = any(${[...sold.ids]}::bigint[])`;
      return aTransfer(shop, sold, path);
    },
    { terms: { max_activations: 1, max_transfers: 1 } },
  ),
  product_version_not_supported: set({ enable_maintenance_period: true, maintenance_period: past }, { app_ver: "9.0" }),
  floating_not_available: after(noSlot),
  invalid_credentials: async (shop, path) => {
    const { members } = await shop.prepare("/user_licenses");
    return shop.call(path, { ...shop.membersOf(path, { ids: [], members }), password: "wrong" });
  },
  invalid_license_type: set({ license_type: "perpetual" }),
  license_not_enough_consumptions: saying({ consumptions: 100 }),
  negative_consumptions_not_allowed: saying({ consumptions: -1 }),
  feature_not_enough_consumptions: saying({ consumptions: 100 }),
  unsupported_product_feature: saying({ feature: "nothing" }),
  invalid_feature_type: saying({ feature: "plain" }),
  invalid_license_feature_code: saying({ feature: "nothing" }),
  feature_not_floating: saying({ feature: "plain" }),
  floating_feature_device_not_in_use: after(async ({ app }, { ids }) => {
    await app.db`delete from license_feature_slots where company_id = ${app.companyId} and device_id in (
      select id from devices where license_id = any(${[...ids]}::bigint[]))`;
  }),
  license_borrow_not_allowed: after(async ({ app }, { ids }) => {
    await app.db`update licenses set can_borrow = false where id = any(${[...ids]}::bigint[])`;
    await app.db`update license_product_features set can_borrow = false where license_id = any(${[...ids]}::bigint[])`;
  }),
  borrow_until_not_valid: saying({ borrowed_until: past }),
  version_not_found: saying({ version: "77" }),
  offline_activation_not_allowed: set({ allow_offline_activation: false }),
  sso_not_allowed: saying({ license_key: undefined, id_token: "token", customer_account_code: "ACME" }),
  offline_request_out_of_date: after(
    async ({ app, call }, { members }, path) => {
      const late = app.clock.now();
      const isBundle = exampleOf(path).kind === "suite";
      await expectAnswered(call(isBundle ? "/activate_bundle_offline" : "/activate_offline", members));
      app.clock.advance(1000);
      await expectAnswered(call(isBundle ? "/deactivate_bundle_offline" : "/deactivate_offline", members));
      if (exampleOf(path).file === "deactivation") {
        app.clock.advance(1000);
        await expectAnswered(call(isBundle ? "/activate_bundle_offline" : "/activate_offline", members));
      }
      app.clock.set(new Date(late.getTime() - 5000));
    },
    { isBound: false, terms: { max_transfers: -1 } },
  ),
  offline_request_not_signed: unmeantFile({ license_type: "consumption" }, flatRequest),
  offline_release_not_proven: unmeantFile({ max_activations: 0 }, wrappedRequest),
  missing_content: (shop, path) => shop.application.call("POST", path.slice(1), { body: " " }),
  invalid_api_key: withFileKey(async ({ app }) => ({ apiKey: "nobodys", sharedKey: app.sharedKey })),
  signature_mismatch: withFileKey(async ({ app }) => ({ apiKey: app.apiKey, sharedKey: "guessed" })),
  revoked_api_key: withFileKey((shop) => addKey(shop, { isRevoked: true })),
  read_only_api_key: withFileKey((shop) => addKey(shop, { is_read_only: true })),
  oauth_required: async (shop, path) => {
    const { app } = shop;
    const sold = await shop.prepare(path);
    const application = bearerOf(app, await fetchToken(app, await createClient(app, "company")));
    await app.management("PATCH", "company/", { body: { is_oauth_required: true } });
    try {
      return await shop.call(path, shop.membersOf(path, sold), { application });
    } finally {
      await app.management("PATCH", "company/", { body: { is_oauth_required: false } });
      await app.management("DELETE", "company/client/");
    }
  },
  trial_not_allowed: saying({ product: "other" }),
  email_missing: saying({ product: "team" }),
  unknown_license_policy: saying({ license_policy: "nothing" }),
  invalid_product_auth_method: saying({ product: "app" }),
  customer_not_found: async (shop, path) => {
    const [id] = (await shop.prepare("/check_license")).ids;
    const subject = `licenses/${id}`;
    const application = bearerOf(shop.app, await fetchToken(shop.app, await createClient(shop.app, subject)));
    return shop.call(path, shop.membersOf(path, await shop.prepare(path)), { application });
  },
  customer_does_not_exist: saying({ customer: "nobody@acme.example" }),
  unknown_device: saying({ replace_device_id: 404 }),
  seat_replacement_not_allowed: set({ seat_replacement: "never" }),
  seat_replacement_mailed: set({ seat_replacement: "email", max_activations: 1 }),
  seat_reset_limit_reached: set({ seat_resets_per_year: 0 }),
  device_borrowed: setOldDevice({ is_borrowed: true, borrowed_until: "2027-01-01T00:00:00.000Z" }),
};

/** What provokes a code where a device takes the place of another. */
const replacement: Readonly<Record<string, Provoke>> = {
  // One seat is freed, and too many stay taken.
  license_activated_max_times: after(async ({ app, call }, { ids, members }) => {
    const bind = members.product === "suite" ? "/activate_bundle" : "/activate_license";
    await expectAnswered(call(bind, { ...members, hardware_id: "first" }));
    await app.db`update licenses set max_activations = 1 where id = any(${[...ids]}::bigint[])`;
  }),
  invalid_credentials: async (shop, path) => {
    const { members } = await shop.prepare("/user_licenses");
    const others = { replace_device_id: 404, password: "wrong" };
    return shop.call(path, shop.membersOf(path, { ids: [], members }, others));
  },
  offline_deactivation_required: setOldDevice({ is_offline: true }),
};

/** What provokes a code at one endpoint, where that differs from the others. */
export const at: Readonly<Record<string, Readonly<Record<string, Provoke>>>> = {
  "/oauth_url": { missing_parameters: saying({ login_type: undefined }) },
  "/change_password": {
    missing_parameters: saying({ new_password: undefined }),
    invalid_credentials: saying({ password: "wrong" }),
  },
  "/user_licenses": { missing_parameters: saying({ username: undefined }) },
  "/replace_device": replacement,
  "/replace_device_in_bundle": {
    ...replacement,
    device_transfer_not_allowed: givenBack({ max_activations: 1, max_transfers: 0 }),
    device_transfer_limit_reached: givenBack({ max_activations: 1, max_transfers: 1, transfer_count: 1 }),
  },
  "/activate_offline": {
    license_not_enough_consumptions: pooled("license", { consumptions: 100 }),
    feature_not_enough_consumptions: pooled("license_product_feature", {
      product_features: [{ code: "pages", consumptions: 100 }],
    }),
  },
  "/deactivate_offline": {
    license_not_enough_consumptions: saying({ consumptions: 100 }),
    ...featureUses(),
    invalid_license_type: set({ license_type: "perpetual" }, { consumptions: 1 }),
  },
  "/deactivate_bundle_offline": { invalid_license_type: saying({ consumptions: 1 }) },
  "/trial_key": {
    trial_expired: async (shop, path) => {
      const members = shop.membersOf(path, await shop.prepare(path), { license_key: undefined });
      const { json } = await expectAnswered(shop.call(path, members));
      await shop.app.db`update licenses set validity_period = ${past} where id = ${(json as { id: number }).id}`;
      return shop.call(path, members);
    },
    archived_license_policy: async (shop, path) => {
      const code = "archived";
      const body = { product: shop.productIds.app, code, name: code, is_archived: true };
      await shop.app.management("POST", "license-templates/", { body });
      return shop.call(path, shop.membersOf(path, await shop.prepare(path), { license_policy: code }));
    },
    api_key_product_not_allowed: async (shop, path) => {
      const members = shop.membersOf(path, await shop.prepare(path));
      return withKey(shop.app, { product_ids: [shop.productIds.other] }, () => shop.call(path, members));
    },
  },
};

/** A request for a file that asks for more units than the pool of its license, or of a feature, has. */
function pooled(type: "license" | "license_product_feature", others: Members): Provoke {
  return after(async ({ app }, { ids }) => {
    const { db, companyId, clock } = app;
    const code = crypto.randomUUID();
    const [pool] = await db<{ id: number }[]>`
      with account as (
        insert into customer_accounts (company_id, code, name, created_at, updated_at)
        values (${companyId}, ${code}, ${code}, ${clock.now()}, ${clock.now()}) returning id)
      insert into consumption_pools (company_id, customer_account_id, code, name, type, consumptions_at, created_at, updated_at)
      select ${companyId}, id, ${code}, ${code}, ${type}, ${clock.now()}, ${clock.now()}, ${clock.now()} from account returning id`;
    const table = type === "license" ? "licenses" : "license_product_features";
    const named = type === "license" ? db`id` : db`license_id`;
    await db`update ${db(table)} set consumption_pool_id = ${pool?.id ?? 0} where ${named} = any(${[...ids]}::bigint[])`;
    return others;
  });
}

/** The call that succeeds, after the device whose place is to be taken has changed. */
function setOldDevice(columns: object): Provoke {
  return after(async ({ app }, { ids }) => {
    await app.db`update devices set ${app.db.set(columns)} where license_id = any(${[...ids]}::bigint[])`;
  });
}

/** A third machine has given its seats back, and the terms are others by then. */
function givenBack(columns: object): Provoke {
  return after(async ({ app, call }, { ids, members }) => {
    const third = { ...members, hardware_id: "third" };
    await expectAnswered(call("/activate_bundle", third));
    await expectAnswered(call("/deactivate_bundle", third));
    await app.db`update licenses set ${app.db.set(columns)} where id = any(${[...ids]}::bigint[])`;
  });
}

/** What a machine reports as consumed of features. */
function featureUses(): Record<string, Provoke> {
  const uses = (code: string, consumptions: number) => saying({ product_features: [{ code, consumptions }] });
  return {
    unsupported_product_feature: uses("nothing", 1),
    invalid_feature_type: uses("plain", 1),
    feature_not_enough_consumptions: uses("pages", 100),
  };
}

/** A request file that is signed with another key than the header. */
/**
 * A deactivation by a file that does not sign its type, of licenses with some columns; schema 1 does not sign what was
 * consumed either.
 */
function unmeantFile(columns: object, write: typeof flatRequest): Provoke {
  return async (shop, path) => {
    const { app, application } = shop;
    const sold = await shop.prepare(path);
    await app.db`update licenses set ${app.db.set(columns)} where id = any(${[...sold.ids]}::bigint[])`;
    const body = write(app, shop.membersOf(path, sold), app.clock.now());
    return application.call("POST", path.slice(1), { body });
  };
}

function withFileKey(keysOf: (shop: Shop) => Promise<{ apiKey: string; sharedKey: string }>): Provoke {
  return async (shop, path) => {
    const sold = await shop.prepare(path);
    return shop.call(path, shop.membersOf(path, sold), { keys: await keysOf(shop) });
  };
}

async function addKey({ app }: Shop, { is_read_only = false, isRevoked = false }) {
  const { db, deps, companyId, clock } = app;
  const key = { apiKey: crypto.randomUUID(), sharedKey: "a-shared-key" };
  const sealed = deps.secrets.seal(key.sharedKey, placeOf.sharedKey(companyId));
  await db`
    insert into license_api_keys (company_id, api_key, shared_key_sealed, is_read_only, created_at, revoked_at)
    values (${companyId}, ${key.apiKey}, ${sealed}, ${is_read_only}, ${clock.now()}, ${isRevoked ? clock.now() : null})`;
  return key;
}
