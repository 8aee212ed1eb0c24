import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mailLinks } from "../../server/src/selling/mail/mail-links.rules.ts";
import { isKind } from "../src/staff/imports/imports.rules.ts";

// Mails are made by the server, and lead to pages that it does not know: each of their addresses has a page.

const server = "https://licenses.example.com";
const ofMail = join(import.meta.dirname, "../../server/src/selling/mail");

/** The patterns of the pages of an application, as their routes say them. */
function pathsOf(application: "staff" | "portal"): string[] {
  const folder = join(import.meta.dirname, "../src", application);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".routes.ts"))
    .flatMap((file) => [...readFileSync(join(folder, file), "utf8").matchAll(/\bpath: "([^"]*)"/g)])
    .map(([, path = ""]) => path);
}

/** The page that an address leads to, by its pattern. */
function pageAt(address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  if (origin !== server) return undefined;
  const [, below = pathname] = /^\/portal\b(.*)$/.exec(pathname) ?? [];
  const steps = below.split("/").filter(Boolean);
  return pathsOf(below === pathname ? "staff" : "portal").find((path) => {
    const parts = path.split("/").filter(Boolean);
    return parts.length === steps.length && parts.every((part, at) => part.startsWith("$") || part === steps[at]);
  });
}

test.each([
  ["the portal", mailLinks.portal(server, 2), "/"],
  ["signing in and choosing a password", mailLinks.signIn(server, 2, "token"), "link"],
  ["confirming a replacement", mailLinks.confirm(server, 2, "token"), "confirm"],
  ["an import", mailLinks.imported(server, "licenses", 7), "imports/$kind/$id"],
  ["an endpoint of webhooks", mailLinks.webhook(server, 7), "webhooks/$id"],
])("the link to %s leads to a page that there is", (_name, address, page) => {
  expect(pageAt(address)).toBe(page);
});

test("an address without a page is found out", () => {
  expect(pageAt(`${server}/portal/nowhere`)).toBeUndefined();
  expect(pageAt(`${server}/webhooks/7/more`)).toBeUndefined();
});

test("every kind of import that the server knows has a page", () => {
  const routes = readFileSync(join(ofMail, "../imports/import.routes.ts"), "utf8");
  const kinds = [...routes.matchAll(/\bkind: "(\w+)"/g)].map(([, kind = ""]) => kind);
  expect(kinds.length).toBeGreaterThan(3);
  expect(kinds.filter((kind) => !isKind(kind))).toEqual([]);
});

test("mails have no other addresses of pages", () => {
  const others = readdirSync(ofMail)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "mail-links.rules.ts")
    .filter((file) => /(?:publicUrl|address|server)\}\//.test(readFileSync(join(ofMail, file), "utf8")));
  expect(others).toEqual([]);
});
