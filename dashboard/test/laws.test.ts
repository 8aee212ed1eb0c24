import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

// The law of the pages (dashboard/README.md): what a kind of file may import, and what stands in one place only.

const source = join(import.meta.dirname, "../src");

/** The kinds of the files of a folder of pages, each importing only those after it. */
const order = ["routes", "page", "part", "actions", "queries", "search", "rules"] as const;

type Kind = (typeof order)[number];

/** What each kind may import of its own folder. */
const allowed: Readonly<Record<Kind, readonly Kind[]>> = {
  routes: ["queries", "search", "rules"],
  page: ["part", "actions", "queries", "search", "rules"],
  part: ["part", "actions", "queries", "search", "rules"],
  actions: ["queries", "search", "rules"],
  queries: ["queries", "search", "rules"],
  search: ["search", "rules"],
  rules: ["rules"],
};

/** Files of an application that every folder of it may import. */
const shared = /^(?:staff|portal)\/(?:paths|session)\.ts$/;
const kindOf = (file: string) =>
  /\.(routes|page|part|actions|queries|search|rules)\.tsx?$/.exec(file)?.[1] as Kind | undefined;

/** `staff/licenses` of a file that belongs to a folder of pages. */
function folderOf(file: string): string | undefined {
  const [application, folder, name] = file.split("/");
  const isOfPages = (application === "staff" || application === "portal") && name !== undefined;
  return isOfPages ? `${application}/${folder}` : undefined;
}

function importsOf(text: string): { path: string; isType: boolean }[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)";/gms);
  return [...statements].map(([, type, path]) => ({ path: path ?? "", isType: type !== undefined }));
}

/** What is wrong with one file, as sentences. */
function judge(file: string, text: string): string[] {
  const wrong: string[] = [];
  const [wing = ""] = file.split("/");
  const [folder, kind] = [folderOf(file), kindOf(file)];
  if (folder && !kind && !file.endsWith(".module.css")) wrong.push(`${file} is of no kind`);
  for (const { path, isType } of importsOf(text)) {
    if (path.startsWith("icon:") && file !== "kit/icons.ts") wrong.push(`${file} imports an icon past the list`);
    if (path === "@licet/sdk" && !isType && !mayCall(file)) wrong.push(`${file} (${kind}) imports the SDK`);
    if (!path.startsWith(".")) continue;
    const target = relative(source, join(source, dirname(file), path));
    const [other = ""] = target.split("/");
    if (wing === "kit" && (other === "staff" || other === "portal")) wrong.push(`${file} knows ${target}`);
    if (wing === "texts" && other !== "texts" && target !== "kit/kept.ts") wrong.push(`${file} knows ${target}`);
    if ([wing, other].sort().join() === "portal,staff")
      wrong.push(`${file} imports ${target} of the other application`);
    if (wing !== "texts" && /^texts\/(?:en|de)\//.test(target) && !isType) wrong.push(`${file} imports one language`);
    if (!folder || !kind) continue;
    const [there, its] = [folderOf(target), kindOf(target)];
    if (there && there !== folder) wrong.push(`${file} imports ${target} of another folder`);
    // A type says nothing about how a file gets at what it describes.
    if (there === folder && its && !isType && !allowed[kind].includes(its))
      wrong.push(`${file} (${kind}) imports ${target} (${its})`);
    if (!there && other === wing && !shared.test(target)) wrong.push(`${file} imports ${target}`);
  }
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
  if (/\blicet\.\w/.test(code) && !mayCall(file)) wrong.push(`${file} calls the server`);
  if (/\bfetch\(/.test(code) && file !== "kit/api.ts") wrong.push(`${file} fetches by itself`);
  if (/\blocalStorage\b/.test(code) && file !== "kit/kept.ts") wrong.push(`${file} keeps something in the browser`);
  if (/\bDate\.now\(|new Date\(\)/.test(code) && file !== "kit/time.tsx") wrong.push(`${file} reads the clock`);
  if (/#[0-9a-f]{3,8}\b|\brgba?\(/i.test(code) && file.endsWith(".tsx"))
    wrong.push(`${file} names a colour of its own`);
  if (/dangerouslySetInnerHTML|\beval\(|new Function\(/.test(code)) wrong.push(`${file} makes code or HTML of texts`);
  if (kind === "page" && text.split("\n").length > 250) wrong.push(`${file} is longer than 250 lines`);
  if (/(?:^|\/)index\.tsx?$/.test(file)) wrong.push(`${file} only passes on`);
  if (file.endsWith(".tsx")) wrong.push(...bareTexts(file, code));
  return wrong;
}

/** Where the server is called: the queries of a folder, the session, the shell, and what the kit gives them. */
function mayCall(file: string): boolean {
  return kindOf(file) === "queries" || /^(?:kit\/|staff\/(?:session|shell)|portal\/(?:session|shell))/.test(file);
}

/** Words between tags, or in what is read aloud, that are not in `texts/`. */
function bareTexts(file: string, code: string): string[] {
  const between = code.matchAll(/(?<=[\w"'}\s/])>\s*([A-Za-zÄÖÜäöü][^<>{}=;()]*?)\s*<\/\w/g);
  const spoken = code.matchAll(/\b(?:aria-label|label|title|placeholder|description|alt)="([^"]*[A-Za-z]{2}[^"]*)"/g);
  return [...between, ...spoken].map(([, text]) => `${file} says “${text}”`);
}

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:ts|tsx)$/.test(entry.name) && !entry.name.endsWith(".test.ts"))
  .map((entry) => relative(source, join(entry.parentPath, entry.name)));

describe("the law of the pages", () => {
  test("every file keeps it", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => judge(file, readFileSync(join(source, file), "utf8")))).toEqual([]);
  });

  test.each([
    ["a page that calls the server", "staff/licenses/a.page.tsx", "licet.licenses.list({});"],
    ["a folder that imports another", "staff/licenses/a.page.tsx", 'import { b } from "../orders/b.part.tsx";'],
    ["a query that imports a page", "staff/licenses/a.queries.ts", 'import { b } from "./b.page.tsx";'],
    ["staff that imports the portal", "staff/app.tsx", 'import { b } from "../portal/routes.ts";'],
    ["a kit that knows a page", "kit/a.ts", 'import { b } from "../staff/paths.ts";'],
    ["a file of no kind", "staff/licenses/helpers.ts", ""],
    ["a text in a page", "staff/licenses/a.page.tsx", "<p>Hello there</p>"],
    ["a text that is read aloud", "staff/licenses/a.page.tsx", '<Button aria-label="Close it" />'],
    ["a clock", "staff/licenses/a.page.tsx", "const now = Date.now();"],
    ["a colour", "staff/licenses/a.page.tsx", '<p style={{ color: "#fff" }} />'],
    ["storage", "staff/licenses/a.page.tsx", 'localStorage.getItem("x");'],
    ["an icon past the list", "staff/licenses/a.page.tsx", 'import IconX from "icon:x";'],
    ["a barrel", "kit/list/index.ts", ""],
  ])("it sees %s", (_name, file, text) => {
    expect(judge(file, text)).not.toEqual([]);
  });
});
