import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Api } from "./endpoint.ts";
import { openApiDocument } from "./openapi.ts";

const assets = { "swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript" } as const;
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `/docs`: both APIs to read and try, from files of this server alone; `/openapi/…json`: the documents. */
export function docsPages(app: FastifyInstance, { management, license }: { management: Api; license: Api }): void {
  for (const api of [management, license]) {
    let text: string | undefined;
    app.get(`/openapi/${api.name}.json`, async (_request, reply) => {
      text ??= JSON.stringify(openApiDocument(api));
      return reply.type("application/json; charset=utf-8").send(text);
    });
  }
  const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  for (const [name, type] of Object.entries(assets)) {
    app.get(`/docs/${name}`, async (_request, reply) =>
      reply
        .type(`${type}; charset=utf-8`)
        .header("Cache-Control", "public, max-age=3600")
        .send(readFileSync(join(folder, name))),
    );
  }
  const [startScript, docs] = ["docs-start.js", "docs.html"].map(besideThis);
  app.get("/docs/start.js", async (_request, reply) => reply.type("text/javascript; charset=utf-8").send(startScript));
  app.get("/docs", async (_request, reply) => page(reply, docs));
}

function besideThis(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}

function page(reply: FastifyReply, html: string | undefined): FastifyReply {
  return reply.type("text/html; charset=utf-8").header("Content-Security-Policy", policy).send(html);
}
