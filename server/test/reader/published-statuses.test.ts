import { afterAll, beforeAll, expect, test } from "vitest";
import { claimsKeys } from "../../src/platform/http/claims.ts";
import { openApiDocument } from "../../src/platform/http/openapi.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

test.each(["management", "license"] as const)(
  "S25: every route of the %s API declares the statuses of refusals that stand before it",
  (name) => {
    const api = { name, contracts: app.contracts[name] } as FreelyRead;
    const document = openApiDocument(api) as FreelyRead;
    for (const contract of app.contracts[name]) {
      const prefix = name === "management" ? "/api/v1" : "/api/v4";
      const path = prefix + contract.path.replace(/:(\w+)/g, "{$1}");
      const { responses } = document.paths[path][contract.method.toLowerCase()];
      const declared = Object.keys(responses).map(Number);
      const expected = [400, 405, 408, 414, 431, 500, 503];
      if (contract.method !== "GET") expected.push(413, 415);
      if (claimsKeys(api, contract)) expected.push(422);
      expect(declared, path).toEqual(expect.arrayContaining(expected));
    }
    for (const [status, { description, content }] of Object.entries<FreelyRead>(document.components.responses)) {
      expect(description, status).toMatch(/^`\w+`: /);
      expect(content["application/json"].schema).toEqual({ $ref: "#/components/schemas/Error" });
    }
  },
);
