import type { MailTransport } from "../../src/platform/mail/transport.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { ClientAnswer, LicenseClient } from "../support/license-client.ts";
import { wrappedRequest } from "../support/offline-requests.ts";

// A shop that sells one of everything, and every endpoint of the License API with a call that succeeds.

/** Members of a call; undefined ones are left out. */
export type Members = Readonly<Record<string, unknown>>;

/** A license that was sold for one call. */
export interface Sold {
  /** The ids of the bundle: its own license first. */
  readonly ids: readonly number[];
  readonly members: { readonly product: string; readonly hardware_id: string } & Members;
}

type Kind = "app" | "suite" | "team";

/** How an endpoint is called so that it succeeds. */
export interface Example {
  readonly kind: Kind;
  /** Whether the device is already bound. */
  readonly isBound: boolean;
  /** Members besides product, device and holder. */
  readonly more?: Members;
  /** Request files instead of members. */
  readonly file?: "activation" | "deactivation";
  /** Whether another device is bound, whose place is taken. */
  readonly replaces?: true;
}

const use = { kind: "app", isBound: true } as const;
const bundle = { kind: "suite", isBound: true } as const;

/** Every endpoint; a missing one fails the tests. */
export const examples: Readonly<Record<string, Example>> = {
  "/.well-known": { ...use, isBound: false },
  "/oauth_url": { ...use, isBound: false, more: { login_type: "client_credentials" } },
  "/activate_license": { ...use, isBound: false },
  "/check_license": use,
  "/deactivate_license": use,
  "/activate_bundle": { ...bundle, isBound: false },
  "/check_bundle": bundle,
  "/seats": use,
  "/replace_device": { ...use, isBound: false, replaces: true },
  "/replace_device_in_bundle": { ...bundle, isBound: false, replaces: true },
  "/deactivate_bundle": bundle,
  "/add_consumption": { ...use, more: { consumptions: 1 } },
  "/add_feature_consumption": { ...use, more: { feature: "pages", consumptions: 1 } },
  "/check_license_feature": { ...use, more: { feature: "render" } },
  "/floating/borrow": { ...use, more: { borrowed_until: "2026-03-19T12:00:00.000Z" } },
  "/floating/release": use,
  "/floating/feature_borrow": { ...use, more: { feature: "render", borrowed_until: "2026-03-19T12:00:00.000Z" } },
  "/floating/feature_release": { ...use, more: { feature: "render" } },
  "/track_device_variables": { ...use, more: { variables: { theme: "dark" } } },
  "/get_device_variables": use,
  "/change_password": { kind: "team", isBound: false, more: { new_password: "another password" } },
  "/products": { ...use, isBound: false },
  "/product_details": {
    ...use,
    isBound: false,
    more: { include_latest_version: true, include_custom_fields: true },
  },
  "/versions": use,
  "/installation_file": use,
  "/user_licenses": { kind: "team", isBound: true },
  "/device_licenses": use,
  "/customer_license_users": { kind: "team", isBound: false, more: { customer: "office@acme.example" } },
  "/trial_key": { kind: "app", isBound: false },
  "/sso_url": { kind: "team", isBound: false, more: { customer_account_code: "ACME" } },
  "/activate_offline": { ...use, isBound: false, file: "activation" },
  "/deactivate_offline": { ...use, file: "deactivation" },
  "/activate_bundle_offline": { ...bundle, isBound: false, file: "activation" },
  "/deactivate_bundle_offline": { ...bundle, file: "deactivation" },
};

const consumable = {
  license_type: "consumption",
  max_consumptions: 5,
  max_activations: 5,
  is_floating_cloud: true,
  floating_users: 3,
  can_borrow: true,
  max_borrow_time: 48,
  seat_replacement: "key",
  metadata: { text: "Čas <&> 🙂", number: 1.5 },
};

/** The shop, and what it offers. */
export interface Shop {
  readonly app: TestApp;
  readonly application: LicenseClient;
  readonly productIds: Readonly<Record<Kind | "other", number>>;
  /** Sells for a call of an endpoint, and binds the device where the call needs that. */
  prepare(path: string, options?: { readonly isBound?: boolean; readonly terms?: object }): Promise<Sold>;
  /** The members of the call that succeeds, with some replaced. */
  membersOf(path: string, sold: Sold, others?: Members): Members;
  /** Calls as an application does: members as query, body or request file. `keys` sign a file. */
  call(path: string, members: Members, options?: CallOptions): Promise<ClientAnswer>;
}

/** The credentials of the call, and its other headers. */
export interface CallOptions {
  readonly application?: LicenseClient;
  readonly headers?: Readonly<Record<string, string>>;
  readonly keys?: { readonly apiKey: string; readonly sharedKey: string };
  /** Replaces the published path. */
  readonly address?: string;
}

/** Opens the shop with its own database. */
export async function openShop(): Promise<Shop> {
  const mail: MailTransport = {
    from: "licenses@vendor.example",
    host: "none",
    perMinute: 1,
    open: () => Promise.reject(new Error("no mail is sent here")),
  };
  const app = await createTestApp({ now: "2026-03-18T12:00:00.000Z", mail, publicUrl: null });
  const application = applicationOf(app);
  const productIds = {
    app: await createProduct(app, "app", { allow_trial: true, trial_days: 14 }),
    other: await createProduct(app, "other"),
    team: await createProduct(app, "team", { authorization_method: "user", allow_trial: true, trial_days: 14 }),
    suite: await createProduct(app, "suite", { is_bundle: true, products: ["app", "other"] }),
  };
  const floating = { is_floating_cloud: true, floating_users: 3, can_borrow: true, max_borrow_time: 48 };
  for (const body of [
    { code: "pages", name: "Pages", feature_type: "consumption", max_consumption: 5 },
    { code: "render", name: "Render", feature_type: "activation", ...floating },
    { code: "plain", name: "Plain", feature_type: "activation" },
  ])
    await expectMade(app, "product-features/", { product: productIds.app, ...body });
  for (const [version, release_date] of [
    ["1.0", "2026-01-01"],
    ["9.0", "2026-03-17"],
  ]) {
    const body = { product: productIds.app, version, release_date, environment: "linux", full_link: "https://dl/x" };
    await expectMade(app, "installation-files/", body);
  }
  let devices = 0;

  const soldOf = async (kind: Kind, terms: object, device: string): Promise<Sold> => {
    const features = ["pages", "render", "plain"].map((code) => ({ code }));
    const customer = { customer: { email: kind === "team" ? "office@acme.example" : "somebody@else.example" } };
    if (kind === "app") {
      const { id, license_key } = await sell(
        app,
        "app",
        { ...consumable, product_features: features, ...terms },
        customer,
      );
      return { ids: [id], members: { product: "app", license_key, hardware_id: device } };
    }
    if (kind === "team") {
      const users = [{ email: `user-${device}@acme.example` }];
      const sold = await sell(app, "team", { ...consumable, users, ...terms }, customer);
      const [{ true_email: username, initial_password: password }] = sold.license_users;
      return { ids: [sold.id], members: { product: "team", username, password, hardware_id: device } };
    }
    const products = await Promise.all(
      [productIds.app, productIds.other].map(async (id) => ({
        product_code: id === productIds.app ? "app" : "other",
        policy_code: await policyOf(app, id),
        ...consumable,
        ...(id === productIds.app ? { product_features: features } : {}),
        ...terms,
      })),
    );
    const order = { is_bundle: true, ...customer };
    const { id, license_key } = await sell(app, "suite", { ...consumable, ...terms, products }, order);
    const members = await app.db<{ id: number }[]>`select id from licenses where bundle_license_id = ${id} order by id`;
    return {
      ids: [id, ...members.map((each) => each.id)],
      members: { product: "suite", license_key, hardware_id: device },
    };
  };

  /** What was sold, with another device on it, and with the member that names it. */
  const withOldDevice = async ({ ids, members }: Sold): Promise<Sold> => {
    const bind = members.product === "suite" ? "/activate_bundle" : "/activate_license";
    await expectAnswered(shop.call(bind, { ...members, hardware_id: `${members.hardware_id}-old` }));
    const [old] = await app.db<{ id: number }[]>`select id from devices where license_id = ${ids[0] ?? 0}`;
    return { ids, members: { ...members, replace_device_id: old?.id } };
  };

  const shop: Shop = {
    app,
    application,
    productIds,
    async prepare(path, { isBound, terms = {} } = {}) {
      const example = exampleOf(path);
      devices += 1;
      const made = await soldOf(example.kind, terms, `device-${devices}`);
      const sold = example.replaces ? await withOldDevice(made) : made;
      if (!(isBound ?? example.isBound)) return sold;
      const bind = example.file
        ? example.kind === "suite"
          ? "/activate_bundle_offline"
          : "/activate_offline"
        : example.kind === "suite"
          ? "/activate_bundle"
          : "/activate_license";
      await expectAnswered(shop.call(bind, sold.members));
      const { feature } = example.more ?? {};
      if (path === "/get_device_variables")
        await expectAnswered(shop.call("/track_device_variables", { ...sold.members, variables: { theme: "dark" } }));
      if (path === "/floating/feature_release")
        await expectAnswered(shop.call("/check_license_feature", { ...sold.members, feature }));
      // A request for a file must be later than the one before it.
      app.clock.advance(1000);
      return sold;
    },
    membersOf(path, { members }, others = {}) {
      return { ...members, ...exampleOf(path).more, include_metadata_string: true, ...others };
    },
    call(path, members, { application: who = application, headers = {}, keys = app, address = path.slice(1) } = {}) {
      const { file } = exampleOf(path);
      if (file) {
        const date = app.clock.now();
        return who.call("POST", address, { body: wrappedRequest(keys, { request: file, ...members }, date), headers });
      }
      const contract = app.contracts.license.find((each) => each.path === path);
      const isGet = contract?.method === "GET";
      return who.call(isGet ? "GET" : "POST", address, {
        ...(isGet ? { query: members } : { body: members }),
        headers,
      });
    },
  };
  return shop;
}

/** How an endpoint is called; throws when it has no example. */
export function exampleOf(path: string): Example {
  const example = examples[path];
  if (!example) throw new Error(`${path} has no example of a call that it answers.`);
  return example;
}

/** Waits for an answer that is none of the refusals. */
export async function expectAnswered(call: Promise<ClientAnswer>): Promise<ClientAnswer> {
  const answer = await call;
  if (answer.status >= 300) throw new Error(`a call was refused: ${answer.body}`);
  return answer;
}

async function policyOf(app: TestApp, product: number): Promise<string> {
  const { json }: { json: FreelyRead } = await app.management("GET", `license-templates/?product=${product}`);
  return json.results[0].code;
}

async function expectMade(app: TestApp, path: string, body: object): Promise<void> {
  const { status, text } = await app.management("POST", path, { body });
  if (status >= 300) throw new Error(text);
}
