import { afterAll, beforeAll, expect, test } from "vitest";
import { statusOf, titleOf } from "../../src/errors.ts";
import { claimsKeys } from "../../src/platform/http/idempotency-claim.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

test.each(["management", "license"] as const)(
  "S25: every route of the %s API declares the statuses of the refusals that come before it",
  async (name) => {
    const document = await published(name);
    const text = JSON.stringify(document);
    for (const contract of app.contracts[name]) {
      const prefix = name === "management" ? "/api/v1" : "/api/v4";
      const path = prefix + contract.path.replace(/:(\w+)/g, "{$1}");
      const { responses } = document.paths[path][contract.method.toLowerCase()];
      const declared = Object.keys(responses).map(Number);
      const expected = [400, 405, 408, 414, 431, 500, 503];
      if (contract.method !== "GET") expected.push(413, 415);
      if (claimsKeys({ name }, contract)) expected.push(422);
      expect(declared, path).toEqual(expect.arrayContaining(expected));
      for (const code of contract.errors) {
        const { description } = resolve(document, responses[statusOf(code)]);
        expect(description, path).toContain(`\`${code}\``);
        expect(text).toContain(JSON.stringify(`\`${code}\`: ${titleOf(code)}`).slice(1, -1));
      }
    }
    for (const [status, { description, content }] of Object.entries<FreelyRead>(document.components.responses)) {
      expect(description, status).toMatch(/^`\w+`: /);
      expect(content["application/json"].schema).toEqual({ $ref: "#/components/schemas/Error" });
    }
  },
);

test.each(["management", "license"] as const)(
  "what the document of the %s API refers to is there, and used",
  async (name) => {
    const document = await published(name);
    const references = new Set([...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to));
    for (const reference of references) expect(resolve(document, { $ref: reference }), reference).toBeTypeOf("object");
    for (const kind of ["parameters", "responses", "schemas"])
      for (const key of Object.keys(document.components[kind]))
        expect(references).toContain(`#/components/${kind}/${key}`);
  },
);

/** The document as anybody reads it. */
async function published(name: "management" | "license"): Promise<FreelyRead> {
  return (await app.app.inject({ url: `/openapi/${name}.json` })).json();
}

/** A part of the document, or what it refers to. */
function resolve(document: FreelyRead, part: FreelyRead): FreelyRead {
  if (part?.$ref === undefined) return part;
  const [kind, key] = part.$ref.split("/").slice(-2);
  return resolve(document, document.components[kind][key]);
}
