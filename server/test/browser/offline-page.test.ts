import { readFile as read } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { isConfirmed, machineCode } from "../support/air-gapped-machine.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { startBrowser } from "../support/browser.ts";
import { wrappedRequest } from "../support/offline-requests.ts";
import { readFile, verifyActivationDocument, verifyBundleDocument } from "../support/offline-verifier.ts";

// The page /offline as a person uses it, in a real browser.

let app: TestApp;
let browser: Browser;
let page: Page;
let address: string;
let problems: string[];
beforeAll(async () => {
  app = await createTestApp();
  browser = await startBrowser();
  for (const code of ["app", "more"]) await createProduct(app, code);
  await createProduct(app, "suite", { is_bundle: true, products: ["app", "more"] });
  address = await app.app.listen({ port: 0, host: "127.0.0.1" });
});
beforeEach(async () => {
  page = await browser.newPage({ acceptDownloads: true });
  problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    // A refusal is a failed request to the browser, but an answer to the person.
    if (message.type() === "error" && !message.text().includes("status of 400")) problems.push(message.text());
  });
  await page.goto(`${address}/offline`);
});
afterAll(async () => {
  await browser?.close();
  await app.close();
});

const choose = (text: string) =>
  page.setInputFiles("#file", {
    name: "ls_activation.req",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(text),
  });
const send = () => page.getByRole("button", { name: "Send" }).click();

async function download(): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByText("Save the license file").click()]);
  expect(file.suggestedFilename()).toBe("ls_activation.lic");
  return read(await file.path(), "utf8");
}

test("a request file becomes a license file, and removing the machine frees the seat", async () => {
  const { license_key } = await sell(app, "app");
  const members = { product: "app", license_key, hardware_id: "a" };
  await choose(wrappedRequest(app, { ...members, request: "activation" }, app.clock.now()));
  await send();
  const keys = { publicKeyPem: app.publicKeyPem, secret: app.sharedKey, credential: app.apiKey };
  verifyActivationDocument(readFile(await download()), keys, members);

  app.clock.advance(1000);
  await choose(wrappedRequest(app, { ...members, request: "deactivation" }, app.clock.now()));
  await send();
  await page.getByText("The license was given back.").waitFor();
  expect((await applicationOf(app).check(members)).code).toBe("license_not_active");
  expect(problems).toEqual([]);
});

test("the page asks what a file is for when the file does not say", async () => {
  const { license_key } = await sell(app, "app");
  const members = { product: "app", license_key, hardware_id: "a" };
  await applicationOf(app).activate(members);
  await choose(wrappedRequest(app, members, app.clock.now()));
  await page.getByLabel("Give its license back").check();
  await send();
  await page.getByText("The license was given back.").waitFor();
});

test("a bundle's request file becomes a license file of the bundle", async () => {
  const products = ["app", "more"].map((product_code) => ({ product_code, policy_code: "dftlp" }));
  const { license_key } = await sell(app, "suite", { products }, { is_bundle: true });
  await choose(
    wrappedRequest(app, { request: "activation", product: "suite", license_key, hardware_id: "a" }, app.clock.now()),
  );
  await send();
  const keys = { publicKeyPem: app.publicKeyPem, secret: app.sharedKey, credential: app.apiKey };
  expect(verifyBundleDocument(readFile(await download()), keys)).toHaveLength(3);
});

test("a refusal is shown as a sentence", async () => {
  const members = { request: "activation", product: "app", license_key: "nope", hardware_id: "a" };
  await choose(wrappedRequest(app, members, app.clock.now()));
  await send();
  await page.getByText("License with the provided license_key not found").waitFor();
  await choose("no request at all!");
  await send();
  await page.getByText("The file is not a request file").waitFor();
});

test("codes activate an air-gapped machine", async () => {
  const { license_key, license_template } = await sell(app, "app", { is_air_gapped: true });
  const { json } = await app.management("GET", "air-gap-key/");
  const shown = page.locator("#code-result code");
  await page.getByLabel("License key").fill(license_key);
  await page.getByRole("button", { name: "Get an initialization code" }).click();
  const initialization = (await shown.textContent()) ?? "";
  await page.getByLabel("Hardware id").fill("dev-1");
  await page.getByLabel("Activation or deactivation code").fill(machineCode(initialization, "dev-1", license_key));
  await page.getByRole("button", { name: "Activate" }).click();
  await page.locator("#code-result").getByText("Confirmation code").waitFor();
  const confirmation = (await shown.textContent()) ?? "";
  expect(isConfirmed(json.public_key, `dev-1${license_key}${license_template}`, confirmation)).toBe(true);
  expect(problems).toEqual([]);
});
