import { afterAll, beforeAll, expect, test } from "vitest";
import { createProduct, sell } from "../../../server/test/support/application.ts";
import {
  type IdentityProvider,
  client as registered,
  startProvider,
} from "../../../server/test/support/identity-provider.ts";
import { codeOf, createWorld, days, openStorage, type World } from "../support/world.ts";

// A company buys for its people, who sign on at its own identity provider: with a code, or with a token; no one has a
// password here.

let world: World;
let provider: IdentityProvider;
beforeAll(async () => {
  // Providers use their own clock, so the story happens at the present time.
  world = await createWorld(new Date().toISOString(), ["127.0.0.1"]);
  provider = await startProvider({
    mia: { email: "mia@acme.example", email_verified: true },
    leo: { email: "leo@acme.example", email_verified: true },
  });
  const { app } = world;
  await createProduct(app, "team", { authorization_method: "user" });
  const { json: account } = await app.management("POST", "customer-accounts/", {
    body: { code: "ACME", name: "Acme" },
  });
  const body = { issuer: provider.issuer, ...registered };
  expect((await app.management("PATCH", `customer-accounts/${account.id}/sso/`, { body })).status).toBe(200);
  await sell(
    app,
    "team",
    { max_activations: 2, users: [{ email: "mia@acme.example" }] },
    { customer_account_id: account.id },
  );
});
afterAll(async () => {
  await world.close();
  await provider.stop();
});

const machine = (hardwareId: string) => world.client({ product: "team", hardwareId, storage: openStorage() });
const [redirectUri] = registered.redirect_uris;
const acme = { customerAccountCode: "ACME", redirectUri };

test("a user signs on with a code, works without a network, comes back, and leaves", async () => {
  const laptop = machine("laptop");
  const { url, provider: named } = await laptop.signOn(acme);
  expect(named.issuer).toBe(provider.issuer);
  const { code = "" } = await provider.signOn(url, "mia");
  expect((await laptop.activate({ code, ...acme })).username).toBe("mia@acme.example");
  expect(await codeOf(machine("copy").activate({ code, ...acme }))).toBe("sso_token_not_valid");

  world.network = "down";
  await world.pass(days(3));
  expect(await laptop.validate()).toMatchObject({ source: "stored", username: "mia@acme.example" });
  world.network = "up";
  expect((await laptop.check()).username).toBe("mia@acme.example");
  await laptop.deactivate();
});

test("a token works as well, and someone without a license gets none", async () => {
  world.app.clock.set(new Date());
  const desktop = machine("desktop");
  const begin = async (person: string) => {
    const { url } = await desktop.signOn({ ...acme, responseType: "token" });
    return provider.signOn(url, person);
  };
  // This provider keeps e-mails out of ID tokens; the access token gives access to them.
  const { access_token: idToken = "" } = await begin("mia");
  expect((await desktop.activate({ idToken, ...acme })).username).toBe("mia@acme.example");
  const { access_token: ofLeo = "" } = await begin("leo");
  expect(await codeOf(machine("other").activate({ idToken: ofLeo, ...acme }))).toBe("sso_user_not_found");
});

test("an account without a provider, and an unknown redirect URI, are reported", async () => {
  expect(await codeOf(machine("a").signOn({ customerAccountCode: "NOBODY" }))).toBe("customer_account_not_found");
  const foreign = { ...acme, redirectUri: "https://evil.example/" };
  expect(await codeOf(machine("a").signOn(foreign))).toBe("sso_redirect_uri_not_allowed");
});
