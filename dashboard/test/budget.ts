import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

// How much JavaScript the first page of each application loads, compressed by brotli, against what it
// may. Counted are an entry, what it imports at once, the texts of one language, and the page that is shown first.

const dist = join(import.meta.dirname, "../dist");

/** What a bundle of the manifest says of itself. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/** The applications: their entry, what is loaded at the start beside it, and how many bytes that may be. */
const budgets = [
  {
    name: "dashboard",
    entry: "staff.html",
    at_start: [
      /^src\/staff\/app\.tsx$/,
      /^src\/texts\/en\/(?:kit|staff)\.ts$/,
      /^src\/staff\/overview\/overview\.page\.tsx$/,
    ],
    most: 300_000,
  },
  {
    name: "portal",
    entry: "portal.html",
    at_start: [
      /^src\/portal\/app\.tsx$/,
      /^src\/texts\/en\/(?:kit|portal)\.ts$/,
      /^src\/portal\/licenses\/license-list\.page\.tsx$/,
    ],
    most: 150_000,
  },
] as const;

/** The size of what each application loads at first, and whether that is within its budget. */
export function measure() {
  const manifest: Readonly<Record<string, Chunk>> = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));
  return budgets.map(({ name, entry, at_start, most }) => {
    const names = new Set<string>();
    const visit = (each: string) => {
      const chunk = manifest[each];
      if (!chunk || names.has(each)) return;
      names.add(each);
      for (const next of chunk.imports ?? []) visit(next);
      for (const next of chunk.dynamicImports ?? []) if (at_start.some((pattern) => pattern.test(next))) visit(next);
    };
    visit(entry);
    // Lazy pages are imported by the routes, which are in the application.
    for (const each of Object.keys(manifest)) if (at_start.some((pattern) => pattern.test(each))) visit(each);
    const files = new Set([...names].map((each) => manifest[each]?.file ?? "").filter((file) => file.endsWith(".js")));
    const bytes = [...files].reduce((sum, file) => sum + compressed(file), 0);
    return { name, bytes, most, isWithin: bytes <= most };
  });
}

function compressed(file: string): number {
  const path = join(dist, `${file}.br`);
  return existsSync(path) ? statSync(path).size : statSync(join(dist, file)).size;
}
