import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Deps } from "../../deps.ts";
import { ownAddress } from "./addresses.ts";

/** Where `npm start` builds the pages: beside the server, whether it runs from its sources or compiled. */
const built = fileURLToPath(new URL("../../../../dashboard/dist/", import.meta.url));

/** Paths that belong to programs: an unknown one there is an error in JSON, never a page. */
const ofPrograms = /^\/(?:api|docs|offline|openapi|assets|oauth|realms|healthz|readyz)(?:\/|$)/;
const hashed = /-[\w-]{8}\.\w+$/;

type Answer = (request: FastifyRequest, reply: FastifyReply) => unknown;

/**
 * The dashboard at `/` and the portal at `/portal` (docs/guide/dashboard.md): the files of their scripts, and one of
 * two HTML pages for every address that no other route serves, which `otherwise` answers where a page is not what was
 * asked for.
 */
export function pages(app: FastifyInstance, deps: Deps, otherwise: Answer): Answer {
  const shells = { staff: shellOf("staff.html"), portal: shellOf("portal.html") };
  if (existsSync(join(built, "assets"))) serveFiles(app);
  return (request, reply) => {
    const path = request.url.replace(/[?#].*$/, "");
    const asksForPage = request.method === "GET" && request.headers.accept?.includes("text/html");
    if (!asksForPage || ofPrograms.test(path)) return otherwise(request, reply);
    const shell = /^\/portal(?:\/|$)/.test(path) ? shells.portal : shells.staff;
    if (shell === undefined)
      return reply.code(503).type("text/plain; charset=utf-8").send("The pages are not built. Run: npm run build\n");
    const nonce = Buffer.from(deps.random(16)).toString("base64");
    const prefix = new URL(`${ownAddress({ request, deps })}/`).pathname;
    return (
      reply
        .type("text/html; charset=utf-8")
        // Without an ETag: "not modified" would pair an older nonce in the body with today's in the header.
        .header("Cache-Control", "no-cache")
        .header("Content-Security-Policy", policyOf(nonce))
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .send(shell.replace('<base href="/"', `<base href="${prefix}"`).replaceAll('nonce=""', `nonce="${nonce}"`))
    );
  };
}

/** Files with a hash in their name never change; the others are asked for again. All are there compressed. */
function serveFiles(app: FastifyInstance): void {
  app.register(fastifyStatic, {
    root: join(built, "assets"),
    prefix: "/assets/",
    decorateReply: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isKept = hashed.test(path.replace(/\.(?:br|gz)$/, ""));
      reply.header("Cache-Control", isKept ? "public, max-age=31536000, immutable" : "no-cache");
      reply.header("X-Content-Type-Options", "nosniff");
    },
  });
}

function shellOf(name: string): string | undefined {
  const file = join(built, name);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // Mantine adds its variables and the lock of scrolling as style elements.
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
