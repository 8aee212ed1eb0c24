import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";

// How the portal of a company looks, for its pages.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

test("everybody reads how the portal of a company looks, by its name before anyone has signed in", async () => {
  const ask = (query: string) => app.management("GET", `portal/appearance/${query}`, { key: null });
  expect((await ask(`?company=${app.companyId}`)).json).toEqual({
    company: app.companyId,
    mails: { sign_in_link: false, license_keys: false },
    name: "First Company",
    colors: null,
    logo_path: null,
    support_email: null,
    support_url: null,
  });
  expect((await ask("")).json.code).toBe("company_required");
  await app.management("PATCH", "company/", { body: { portal_name: "Acme licenses", primary_color: "#0b7285" } });
  expect((await ask(`?company=${app.companyId}`)).json).toMatchObject({
    name: "Acme licenses",
    colors: { primary: "#0b7285" },
  });
});
