import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const root = new URL("../../../../", import.meta.url);
/** The page of the dashboard as it was built; the names of its scripts change with what is in them. */
const page = new URL("dashboard/dist/staff.html", root);
const manifest = new URL("server/package.json", root);

/**
 * Names what this process serves, for the header `Licet-Build`: the version, and a hash of the dashboard's page where it
 * is built. A page that sees another name than it began with is older than the server, and says so.
 */
export function buildId(): string {
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string };
  try {
    return `${version}-${createHash("sha256").update(readFileSync(page)).digest("hex").slice(0, 12)}`;
  } catch {
    // An API without pages.
    return version;
  }
}
