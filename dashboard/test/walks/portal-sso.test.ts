import { afterAll, beforeAll, expect, test } from "vitest";
import { createAccount, sellTo, setUp } from "../../../server/test/sso/sold.ts";
import { createProduct } from "../../../server/test/support/application.ts";
import { client, type IdentityProvider, startProvider } from "../../../server/test/support/identity-provider.ts";
import { type Office, openOffice, settled } from "../support/office.ts";

// Customers who come through the provider of their account (docs/guide/portal.md), at a real provider.

let office: Office;
let provider: IdentityProvider;
beforeAll(async () => {
  provider = await startProvider({ ann: { email: "ann@acme.example", email_verified: true } });
  office = await openOffice({ now: new Date().toISOString(), privateHosts: ["127.0.0.1"] });
  await createProduct(office.test, "team", { product_name: "Team", authorization_method: "user" });
  const acme = await createAccount(office.test, "acme");
  await setUp(office.test, acme, provider);
  await sellTo(office.test, "ann@acme.example", { customer_account_id: acme });
});
afterAll(async () => {
  await office.close();
  await provider.stop();
});

test("who comes back from the provider is in; who comes back twice is told to begin again", async () => {
  const page = await office.stranger();
  await page.goto(`${office.address}/portal/sign-in?by=account&company=${office.test.companyId}`);
  await settled(page);
  // The provider of the tests knows one address, which is not this server's: so the first step is asked for by hand.
  const [redirect_uri] = client.redirect_uris;
  const body = { customer_account_code: "acme", company: office.test.companyId, redirect_uri };
  const url = await page.evaluate(async (asked) => {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch("/api/v1/portal/session/sso/", { method: "POST", headers, body: JSON.stringify(asked) });
    return ((await answer.json()) as { url: string }).url;
  }, body);
  const back = new URLSearchParams(await provider.signOn(url, "ann"));
  await page.goto(`${office.address}/portal/?${back}`);
  await page.getByRole("heading", { name: "Your licenses" }).waitFor();
  await page.getByRole("link", { name: "Team" }).waitFor();
  expect(new URL(page.url()).search).toBe("");
  await page.goto(`${office.address}/portal/?${back}`);
  await page.getByRole("alert").waitFor();
  await page.getByRole("link", { name: "Back to sign-in" }).waitFor();
});

test("an account without single sign-on is refused in words, and what was typed is kept", async () => {
  await createAccount(office.test, "other");
  const page = await office.stranger();
  await page.goto(`${office.address}/portal/sign-in?by=account&company=${office.test.companyId}`);
  await page.getByLabel("Company code").fill("other");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("Company code").inputValue()).toBe("other");
});
