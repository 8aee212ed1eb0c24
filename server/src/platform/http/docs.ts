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

/** `/docs`: both APIs to read and try, from files of this server alone; `/openapi/…json`: the documents; `/`: where to go. */
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
  app.get("/docs/start.js", async (_request, reply) => reply.type("text/javascript; charset=utf-8").send(startScript));
  app.get("/docs", async (_request, reply) => page(reply, docsHtml));
  app.get("/", async (_request, reply) => page(reply, frontHtml));
}

function page(reply: FastifyReply, html: string): FastifyReply {
  return reply.type("text/html; charset=utf-8").header("Content-Security-Policy", policy).send(html);
}

const startScript = `
const name = new URLSearchParams(location.search).get("api") === "license" ? "license" : "management";
document.querySelector('a[href$="' + name + '"]').setAttribute("aria-current", "page");
SwaggerUIBundle({ url: "/openapi/" + name + ".json", dom_id: "#api", deepLinking: true, docExpansion: "list" });
`;

const docsHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Licet: the APIs</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<style>
nav { font: 16px sans-serif; padding: 12px 20px; border-bottom: 1px solid #ddd }
nav a { margin-right: 20px } nav a[aria-current] { font-weight: bold; color: inherit; text-decoration: none }
</style>
</head>
<body>
<nav><a href="/docs?api=management">Management API</a><a href="/docs?api=license">License API</a></nav>
<main id="api"></main>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const frontHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Licet</title>
<style>body { font: 18px/1.5 sans-serif; max-width: 34em; margin: 3em auto; padding: 0 1em }</style>
</head>
<body>
<h1>Licet</h1>
<p>This is a licensing server. It serves two APIs:</p>
<ul>
<li><a href="/docs?api=management">Management API</a>, for back offices: <a href="/openapi/management.json">OpenAPI</a></li>
<li><a href="/docs?api=license">License API</a>, for applications: <a href="/openapi/license.json">OpenAPI</a></li>
</ul>
<p>Machines without a network are activated <a href="/offline">here</a>.</p>
</body>
</html>
`;
