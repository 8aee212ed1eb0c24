import { addStaff, codeAt, password } from "../support/staff.ts";
import { bulkActionExamples } from "./examples-of-bulk-actions.ts";
import { companyExamples } from "./examples-of-companies.ts";
import { customerExamples } from "./examples-of-customers.ts";
import { decisionExamples } from "./examples-of-decisions.ts";
import { deviceExamples } from "./examples-of-devices.ts";
import { historyExamples } from "./examples-of-histories.ts";
import { importExamples } from "./examples-of-imports.ts";
import { licenseKeyExamples } from "./examples-of-license-keys.ts";
import { licenseExamples } from "./examples-of-licenses.ts";
import { mailExamples } from "./examples-of-mail.ts";
import { orderExamples } from "./examples-of-orders.ts";
import { pastExamples } from "./examples-of-past.ts";
import { policyExamples } from "./examples-of-policies.ts";
import { poolExamples } from "./examples-of-pools.ts";
import { portalExamples } from "./examples-of-portal.ts";
import { savedFilterExamples } from "./examples-of-saved-filters.ts";
import { scheduledUpdateExamples } from "./examples-of-scheduled-updates.ts";
import { sessionExamples } from "./examples-of-sessions.ts";
import { signOnExamples } from "./examples-of-sign-on.ts";
import { signingKeyExamples } from "./examples-of-signing-keys.ts";
import { statisticsExamples } from "./examples-of-statistics.ts";
import { subscriptionExamples } from "./examples-of-subscriptions.ts";
import { testClockExamples } from "./examples-of-test-clocks.ts";
import { webhookExamples } from "./examples-of-webhooks.ts";
import {
  account,
  activated,
  client,
  crud,
  customerId,
  type Example,
  feature,
  field,
  file,
  license,
  orderBody,
  orderOf,
  person,
  policy,
  product,
  session,
  sso,
  withSso,
  withTotp,
} from "./office.ts";

// Every route of the Management API with a call that succeeds.

/** Every route; a missing one fails the tests. */
export const officeExamples: Readonly<Record<string, Example>> = {
  ...deviceExamples,
  ...bulkActionExamples,
  ...historyExamples,
  ...pastExamples,
  ...licenseKeyExamples,
  ...signingKeyExamples,
  ...decisionExamples,
  ...statisticsExamples,
  ...licenseExamples,
  ...scheduledUpdateExamples,
  ...webhookExamples,
  ...testClockExamples,
  ...companyExamples,
  ...client("company/client/", async () => ""),
  ...client("customer-accounts/:id/client/", account),
  ...client("customers/:id/client/", customerId),
  ...client("licenses/:id/client/", license),
  ...crud("products/", product, { product_name: "Changed" }),
  ...crud("product-features/", feature, { name: "Changed" }),
  ...crud("product-custom-fields/", field, { description: "Changed" }),
  ...crud("license-templates/", policy, { name: "Changed" }),
  ...crud("installation-files/", file, { release_date: "2026-01-01" }),
  ...crud(
    "customer-accounts/",
    ({ fresh }) => {
      const code = fresh("account");
      return { code, name: code };
    },
    { description: "Changed" },
  ),
  ...customerExamples,
  ...orderExamples,
  ...crud("management-api-keys/", () => ({}), { label: "Changed" }),
  ...crud("license-api-keys/", () => ({}), { label: "Changed" }),
  ...crud("staff/", person, { name: "Changed" }),
  "POST /staff/:id/renew_setup/": async (office) => ({
    address: `staff/${(await office.make("staff/", person(office))).id}/renew_setup/`,
  }),
  "GET /products/:id/bundle/": async ({ bundleId }) => ({ address: `products/${bundleId}/bundle/` }),
  "GET /products/:id/in_bundle/": async ({ productId }) => ({ address: `products/${productId}/in_bundle/` }),
  "POST /products/:id/add_to_bundle/": async (office) => {
    const { id } = await office.make("products/", product(office));
    return { address: `products/${office.bundleId}/add_to_bundle/`, body: { product_id: id } };
  },
  "POST /products/:id/remove_from_bundle/": async (office) => {
    const { id } = await office.make("products/", product(office));
    await office.make(`products/${office.bundleId}/add_to_bundle/`, { product_id: id });
    return { address: `products/${office.bundleId}/remove_from_bundle/`, body: { product_id: id } };
  },
  "GET /license-templates/:id/policy_file/": async (office) => {
    const { id } = await office.make("license-templates/", { ...policy(office), is_air_gapped: true });
    return { address: `license-templates/${id}/policy_file/` };
  },
  "GET /air-gap-key/": async () => ({ address: "air-gap-key/" }),
  "POST /orders/create_order/": async (office) => ({ address: "orders/create_order/", body: orderBody(office) }),
  "GET /orders/generate_license/": async () => ({ address: "orders/generate_license/?product=app" }),
  "GET /orders/": async () => ({ address: "orders/" }),
  "GET /orders/:id/": async (office) => ({ address: `orders/${(await orderOf(office)).id}/` }),
  "GET /licenses/": async () => ({ address: "licenses/" }),
  "GET /licenses/:id/": async (office) => ({ address: `licenses/${await license(office)}/` }),
  ...Object.fromEntries(
    ["disable", "enable", "reset", "reset_consumption"].map((action): [string, Example] => [
      `POST /licenses/:id/${action}/`,
      async (office) => ({ address: `licenses/${(await activated(office)).id}/${action}/` }),
    ]),
  ),
  ...Object.fromEntries(
    ["disable_bulk", "enable_bulk", "reset_bulk"].map((action): [string, Example] => [
      `POST /licenses/${action}/`,
      async (office) => ({ address: `licenses/${action}/`, body: [await license(office), await license(office)] }),
    ]),
  ),
  "GET /devices/": async () => ({ address: "devices/" }),
  "GET /devices/:id/": async (office) => ({ address: `devices/${(await activated(office)).device}/` }),
  ...Object.fromEntries(
    ["reset", "blacklist", "unblacklist"].map((action): [string, Example] => [
      `POST /devices/:id/${action}/`,
      async (office) => ({ address: `devices/${(await activated(office)).device}/${action}/` }),
    ]),
  ),
  "PATCH /licenses/:id/": async (office) => ({
    address: `licenses/${await license(office)}/`,
    body: { max_activations: 7, note: "Changed" },
  }),
  "PATCH /licenses/bulk_update/": async (office) => ({
    address: "licenses/bulk_update/",
    body: [{ id: await license(office), max_activations: 7 }],
  }),
  "GET /licenses/:id/provenance/": async (office) => ({ address: `licenses/${await license(office)}/provenance/` }),
  "GET /licenses/:id/refresh_file/": async (office) => ({
    address: `licenses/${(await activated(office)).id}/refresh_file/?hardware_id=device`,
  }),
  "GET /licenses/check_license/": async (office) => ({
    address: `licenses/check_license/?product=app&hardware_id=device&license_key=${(await activated(office)).license_key}`,
  }),
  "GET /customer-accounts/:id/sso/": withSso,
  "PATCH /customer-accounts/:id/sso/": async (office) => ({
    address: `customer-accounts/${await account(office)}/sso/`,
    body: sso,
  }),
  "DELETE /customer-accounts/:id/sso/": withSso,
  ...poolExamples,
  ...policyExamples,
  ...subscriptionExamples,
  ...signOnExamples,
  ...portalExamples,
  "GET /audit/": async () => ({ address: "audit/" }),
  "GET /security-events/": async () => ({ address: "security-events/" }),
  "GET /audit/export/": async () => ({ address: "audit/export/" }),
  ...importExamples,
  "POST /session/": async (office) => {
    const email = `${office.fresh("login")}@vendor.example`;
    await addStaff(office.app, "admin", email);
    return { address: "session/", body: { email, password }, token: null };
  },
  "POST /session/setup/": async (office) => {
    const { setup_token: token } = await office.make("staff/", person(office));
    return { address: "session/setup/", body: { token, password }, token: null };
  },
  ...sessionExamples,
  ...mailExamples,
  ...savedFilterExamples,
  "POST /session/setup/check/": async (office) => {
    const { setup_token: token } = await office.make("staff/", person(office));
    return { address: "session/setup/check/", body: { token }, token: null };
  },
  "GET /session/ways/": async () => ({ address: "session/ways/" }),
  "GET /session/": async (office) => ({ address: "session/", token: await session(office) }),
  "DELETE /session/": async (office) => ({ address: "session/", token: await session(office) }),
  "POST /session/password/": async (office) => ({
    address: "session/password/",
    body: { password, new_password: "another password" },
    token: await session(office),
  }),
  "POST /session/totp/": async (office) => ({ address: "session/totp/", token: await session(office) }),
  "POST /session/totp/confirm/": async (office) => {
    const { token, code } = await withTotp(office);
    return { address: "session/totp/confirm/", body: { code }, token };
  },
  "POST /session/totp/end/": async (office) => {
    const { token, code, secret } = await withTotp(office);
    const headers = { authorization: `Bearer ${token}` };
    await office.app.management("POST", "session/totp/confirm/", { key: null, headers, body: { code } });
    office.app.clock.advance(30_000);
    return { address: "session/totp/end/", body: { code: codeAt(secret, office.app.clock.now()) }, token };
  },
};
