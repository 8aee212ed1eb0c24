import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ERRORS } from "../src/errors.ts";

// The law of the house (ARCHITECTURE.md): what a kind of file may import, and what no file may use.

const source = resolve(import.meta.dirname, "../src");
const root = resolve(import.meta.dirname, "../..");

type Kind =
  | "rules"
  | "schema"
  | "store"
  | "routes"
  | "flow"
  | "base"
  | "db"
  | "signing"
  | "http"
  | "json"
  | "cli"
  | "top";

/** What every kind may import. */
const base = ["errors.ts", "clock.ts", "deps.ts"];

/** The kind of a source file by its name and folder. */
function kindOf(file: string): Kind {
  const suffix = /\.(rules|schema|store|routes|flow)\.ts$/.exec(file)?.[1];
  if (base.includes(file) || file.startsWith("platform/values/")) return "base";
  if (suffix) return suffix as Kind;
  const [wing = "", folder = ""] = file.split("/");
  if (wing === "cli") return wing;
  if (wing === "platform" && (folder === "db" || folder === "signing" || folder === "http")) return folder;
  return "top";
}

/** What each kind may import; a `type` import of a row or of a rule's type is allowed where data passes through. */
const allowed: Record<Exclude<Kind, "top" | "cli" | "base" | "json">, readonly Kind[]> = {
  rules: ["rules", "base"],
  schema: ["schema", "rules", "base", "http"],
  store: ["db", "signing", "rules", "base", "store"],
  flow: ["flow", "rules", "schema", "store", "db", "signing", "base", "http"],
  routes: ["flow", "rules", "schema", "store", "db", "signing", "base", "http", "routes", "top"],
  http: ["http", "schema", "store", "db", "signing", "base"],
  db: ["db", "base"],
  signing: ["signing", "base"],
};

interface Import {
  readonly path: string;
  readonly isType: boolean;
}

function importsOf(text: string): Import[] {
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)";/gms);
  return [...found].map(([, type, path]) => ({ path: path ?? "", isType: type !== undefined }));
}

/** What is wrong with one file, as sentences. */
function judge(file: string, text: string): string[] {
  const wrong: string[] = [];
  const kind = kindOf(file);
  for (const { path, isType } of importsOf(text)) {
    if (!path.startsWith(".")) {
      if (kind === "rules" && !["temporal-polyfill"].includes(path)) wrong.push(`${file} imports ${path}`);
      if (path === "@node-rs/argon2" && file !== "platform/signing/passwords.ts")
        wrong.push(`${file} hashes out of turn`);
      continue;
    }
    const target = relative(source, resolve(source, dirname(file), path));
    const other = kindOf(target);
    if (isType && (kind !== "rules" || target === "platform/db/rows.generated.ts")) continue;
    if (kind === "top" || kind === "cli" || kind === "base" || kind === "json") continue;
    if (file.startsWith("http/generate-") || file === "platform/http/docs.ts") continue;
    if (!allowed[kind].includes(other)) wrong.push(`${file} (${kind}) imports ${target} (${other})`);
    if (other === "http" && kind === "schema" && !/scalars|json-body|list|permissions/.test(target))
      wrong.push(`${file} imports ${target}`);
  }
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
  if (file !== "clock.ts" && /\bDate\.now\(|new Date\(\)/.test(code)) wrong.push(`${file} reads the system time`);
  if (file !== "clock.ts") wrong.push(...judgeSql(file, code));
  if (/\bMath\.random\(/.test(code)) wrong.push(`${file} makes its own randomness`);
  if (file !== "config.ts" && /process\.env\b/.test(code)) wrong.push(`${file} reads the environment`);
  if (/^export default\b/m.test(code)) wrong.push(`${file} has a default export`);
  if (kind === "rules" && /\basync\b|\bawait\b/.test(code)) wrong.push(`${file} is a rule that waits`);
  if (!mayHoldSql(file) && holdsSql.test(code)) wrong.push(`${file} holds SQL`);
  if (kind === "store") wrong.push(...judgeVerbs(file, code));
  if (isOfWing(file) && !hasKind.test(file)) wrong.push(`${file} is of no kind`);
  if (text.split("\n").length > 400 && !file.endsWith(".generated.ts")) wrong.push(`${file} is longer than 400 lines`);
  return wrong;
}

const hasKind = /\.(?:rules|schema|store|flow|routes)\.ts$/;
const holdsSql =
  /\b(?:db|tx|sql|session)(?:<[^`]*?>)?`\s*[a-z$]|`\s*(?:select\s|insert into\s|update \w+(?: \w+)? set\s|delete from\s|with \w+ as\s)/;

/** SQL is in stores, under the seam of the driver, and where row types are generated. */
function mayHoldSql(file: string): boolean {
  return file.endsWith(".store.ts") || file.startsWith("platform/db/") || file === "generate/rows.ts";
}

/** How the functions of stores begin: the list of CONTRIBUTING.md. */
const storeVerbs =
  /^(?:find|list|read|count|has|is|lock|insert|update|upsert|delete|replace|move|record|claim|release|reserve|bind|free|take|return|reset)[A-Z]/;

/** Sentences about functions of a store that send statements and do not begin with a verb of the list. */
function judgeVerbs(file: string, code: string): string[] {
  const sent = code.matchAll(
    /^export (?:async function\*? (\w+)|function (\w+)[^{]*?\): (?:Promise|AsyncIterable)<|const (\w+) = (?:async )?\(db\b)/gm,
  );
  return [...sent]
    .map((found) => found.slice(1).find((name) => name !== undefined) ?? "")
    .filter((name) => !storeVerbs.test(name))
    .map((name) => `${file} begins ${name} with another verb`);
}

/** Whether a file is in a wing, where its name says what it may do. */
function isOfWing(file: string): boolean {
  return /^(?:running|selling|access|record|terms)\//.test(file);
}

/**
 * Where SQL asks the database for the time: leases, on which processes on machines with different clocks must agree.
 */
const leases = [
  "selling/imports/import.store.ts",
  "selling/bulk-actions/bulk-action.store.ts",
  "selling/webhooks/delivery-queue.store.ts",
  "record/mail/mail.store.ts",
];
/** Where no writer said the time, as a hand at psql. */
const unsaid = ["0015_past.sql"];

/**
 * What is wrong with SQL that takes the time from the database; everywhere else it gets `now`, as rules and answers do.
 */
function judgeSql(file: string, text: string): string[] {
  const asksForTime =
    /(?<![.\w])now\(\)|\b(?:clock|statement|transaction)_timestamp\(|\bcurrent_(?:timestamp|date|time)\b|\blocaltime(?:stamp)?\b/i;
  if (leases.includes(file) || unsaid.includes(file) || !asksForTime.test(text.replace(/--.*$/gm, ""))) return [];
  return [`${file} takes the time from the database`];
}

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

test("every source file keeps the law", () => {
  const wrong = files
    .filter((file) => !file.endsWith(".test.ts"))
    .flatMap((file) => judge(file, readFileSync(join(source, file), "utf8")));
  expect(wrong).toEqual([]);
});

test("every migration keeps the law", () => {
  const folder = join(source, "platform/db/migrations");
  const migrations = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  expect(migrations).not.toEqual([]);
  expect(migrations.flatMap((name) => judgeSql(name, readFileSync(join(folder, name), "utf8")))).toEqual([]);
});

describe("the judge sees", () => {
  test.each([
    ["a rule that imports a store", "orders/x.rules.ts", 'import { a } from "./x.store.ts";'],
    ["a rule that imports a package", "orders/x.rules.ts", 'import { a } from "postgres";'],
    ["a rule that waits", "orders/x.rules.ts", "export async function f() {}"],
    ["a schema that imports a store", "orders/x.schema.ts", 'import { a } from "./x.store.ts";'],
    ["a store that imports a schema", "orders/x.store.ts", 'import { a } from "./x.schema.ts";'],
    ["http that imports a feature", "platform/http/x.ts", 'import { a } from "../../selling/orders/x.routes.ts";'],
    ["SQL in a route", "orders/x.routes.ts", "await db`select 1`;"],
    ["SQL in a flow", "orders/x.flow.ts", "await tx<{ id: number }[]>`\n  select id from orders`;"],
    ["SQL below HTTP", "platform/http/x.ts", "const text = `delete from orders where id = 1`;"],
    ["SQL of the command line", "cli/x.ts", "await db`select 1`;"],
    ["another verb in a store", "orders/x.store.ts", "export async function fetchOrder(db: Db) {}"],
    ["another verb of a list", "orders/x.store.ts", "export const orders = (db: Db) => table.page(db);"],
    ["a file without a kind", "selling/orders/x.ts", "export const a = 1;"],
    ["the system time", "orders/x.store.ts", "const now = new Date();"],
    ["the database's time", "orders/x.store.ts", "await db`delete from orders where created_at < now()`;"],
    ["the database's date", "orders/x.store.ts", "await db`select current_date`;"],
    ["the environment", "orders/x.store.ts", "const url = process.env.URL;"],
    ["a password hashed outside its queue", "staff/x.flow.ts", 'import { hash } from "@node-rs/argon2";'],
    ["randomness", "orders/x.store.ts", "const a = Math.random();"],
    ["a default export", "orders/x.store.ts", "export default 1;"],
    ["a file that is too long", "orders/x.store.ts", "\n".repeat(401)],
  ])("%s", (_name, file, text) => {
    expect(judge(file, text)).toHaveLength(1);
  });

  test("a time that a migration takes from the database", () => {
    expect(judgeSql("0001_x.sql", "create table a (at timestamptz default now());")).toHaveLength(1);
    expect(judgeSql("0001_x.sql", "-- not now()\ncreate table a (at timestamptz);")).toEqual([]);
  });
});

/** Which wings a wing may import; `server/src` itself (errors, clock, deps, …) is open to all. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  running: ["running", "selling", "access", "record", "terms", "platform"],
  selling: ["selling", "access", "record", "terms", "platform"],
  access: ["access", "record", "terms", "platform"],
  record: ["record", "terms", "platform"],
  terms: ["terms", "platform"],
  platform: ["platform", "terms"],
};

/**
 * The folder of a feature, or undefined for the door, the command line and the generators, which may import everything.
 */
function folderOf(file: string): string | undefined {
  const [wing = "", folder = ""] = file.split("/");
  if (!(wing in arrows)) return undefined;
  return wing === "terms" ? wing : `${wing}/${folder}`;
}

type Sources = ReadonlyMap<string, string>;

/** Every import between folders, types included, as `folder → folder` with the file that has it. */
function arrowsOf(sources: Sources): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const [file, text] of sources) {
    const from = folderOf(file);
    if (from === undefined) continue;
    for (const { path } of importsOf(text)) {
      const to = path.startsWith(".") ? folderOf(relative(source, resolve(source, dirname(file), path))) : undefined;
      if (to === undefined || to === from) continue;
      const targets = found.get(from) ?? new Map<string, string>();
      found.set(from, targets.set(to, `${file} imports ${path}`));
    }
  }
  return found;
}

/** Imports against the direction of the wings. */
function againstTheArrows(sources: Sources): string[] {
  return [...arrowsOf(sources)].flatMap(([from, targets]) =>
    [...targets].flatMap(([to, why]) =>
      arrows[from.split("/")[0] ?? ""]?.includes(to.split("/")[0] ?? "") ? [] : [why],
    ),
  );
}

/** Folders that can reach each other. */
function circles(sources: Sources): string[] {
  const graph = arrowsOf(sources);
  const reachable = (from: string, seen = new Set<string>()): Set<string> => {
    for (const to of graph.get(from)?.keys() ?? []) if (!seen.has(to)) reachable(to, seen.add(to));
    return seen;
  };
  return [...graph.keys()].filter((folder) => reachable(folder).has(folder));
}

describe("folders", () => {
  const sources = new Map(
    files.filter((file) => !file.endsWith(".test.ts")).map((file) => [file, readFileSync(join(source, file), "utf8")]),
  );

  test("no two of them can reach each other, types included", () => {
    expect(circles(sources)).toEqual([]);
  });

  test("wings import each other in one direction", () => {
    expect(againstTheArrows(sources)).toEqual([]);
  });

  test("the judge sees a cycle, and an import in the wrong direction", () => {
    const there = ["selling/orders/x.rules.ts", 'import type { A } from "../licenses/y.rules.ts";'] as const;
    const back = ["selling/licenses/y.rules.ts", 'import type { B } from "../catalog/z.rules.ts";'] as const;
    const around = ["selling/catalog/z.rules.ts", 'import type { C } from "../orders/x.rules.ts";'] as const;
    expect(circles(new Map([there, back]))).toEqual([]);
    expect(circles(new Map([there, back, around]))).toHaveLength(3);
    const upwards = ["record/audit/x.rules.ts", 'import type { A } from "../../selling/orders/y.rules.ts";'] as const;
    expect(againstTheArrows(new Map([upwards]))).toHaveLength(1);
    expect(againstTheArrows(new Map([there]))).toEqual([]);
  });
});

/** The folder in which each table is at home (docs/decisions/0079): only its stores write it. */
const homes: Readonly<Record<string, string>> = {
  "access/companies": "companies company_logos",
  "access/signing-keys": "signing_keys",
  "access/keys": "license_api_keys management_api_keys",
  "access/oauth": "oauth_clients oauth_secrets",
  "access/saved-filters": "saved_filters",
  "access/portal": "portal_sessions portal_links",
  "access/sso": "customer_account_sso",
  "access/staff": "staff staff_sessions staff_sign_ons staff_subjects company_sso",
  "platform/db": "written_batches past_changes",
  "platform/http": "idempotency_keys request_nonces",
  "record/analytics": "activities activities_hourly activity_totals",
  "record/audit": "audit security_events",
  "record/decisions": "decisions decision_numbers decisions_hourly decision_totals",
  "record/events": "events event_subscriptions event_outbox",
  "record/mail": "mails",
  "record/histories": "license_histories license_activation_histories",
  "running/air-gap": "air_gap_codes air_gap_keys",
  "running/trials": "trials",
  "selling/bulk-actions": "bulk_actions bulk_action_licenses bulk_action_problems",
  "selling/catalog":
    "products product_features product_custom_fields bundle_products license_templates license_template_features " +
    "license_template_custom_fields installation_files catalog_versions billing_prices",
  "selling/consumption-pools": "consumption_pools consumption_pool_checkouts",
  "selling/customers": "customer_labels customer_label_mappings",
  "selling/devices": "devices device_variables license_feature_slots",
  "selling/imports": "imports import_chunks import_marks import_problems",
  "selling/license-users":
    "license_user_groups license_user_group_members license_user_group_licenses license_user_group_managers " +
    "customer_account_managers license_manager_products license_manager_templates",
  "selling/license-keys": "former_license_keys",
  "selling/licenses": "licenses license_product_features license_custom_fields license_assignments near_limits",
  "selling/mail": "mail_settings mail_texts mail_requests",
  "selling/orders": "orders order_items order_managers",
  "selling/people": "customers customer_accounts license_users",
  "selling/scheduled-updates": "scheduled_updates scheduled_update_items",
  "selling/webhooks": "webhook_endpoints webhook_secrets webhook_messages webhook_deliveries webhook_attempts",
  "selling/test-clocks": "test_clocks test_clock_moments",
  "selling/timers": "license_timers",
  "selling/subscriptions": "subscriptions subscription_licenses subscription_references",
  "selling/billing": "billing_sources billing_customers billing_messages",
};
const homeOf = new Map(
  Object.entries(homes).flatMap(([folder, tables]) => tables.split(" ").map((table) => [table, folder] as const)),
);

/** What is written away from home, and why. */
const awayFromHome: Readonly<Record<string, string>> = {
  // A license that moves to another order may need an item there, and orders lean on licenses.
  "selling/licenses/change-license.store.ts": "order_items",
};

/** Tables that a file writes. Where it names them by a variable, they are among its texts. */
function writtenBy(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
  const named = [...code.matchAll(/\b(?:insert into|update|delete from|merge into)\s+(?:only\s+)?(\w+|\$\{)/g)];
  const texts = [...code.matchAll(/"(\w+)"/g)].map(([, name = ""]) => name);
  const ofVariable = named.some(([, name]) => name === "${") || /\btenantTable\b/.test(code) ? texts : [];
  return [...named.map(([, name = ""]) => name), ...ofVariable].filter((name) => homeOf.has(name));
}

/** Sentences about tables that a file writes although they are at home elsewhere. */
function judgeWrites(file: string, text: string): string[] {
  const folder = dirname(file);
  const wrong = writtenBy(text).filter((table) => homeOf.get(table) !== folder && awayFromHome[file] !== table);
  return [...new Set(wrong)].map((table) => `${file} writes ${table}, whose home is ${homeOf.get(table)}`);
}

describe("tables are written at home", () => {
  const sources = files.filter((file) => !file.endsWith(".test.ts"));
  const textOf = (file: string) => readFileSync(join(source, file), "utf8");
  const migrations = join(source, "platform/db/migrations");
  const sql = readdirSync(migrations).map((name) => readFileSync(join(migrations, name), "utf8"));
  const everything = [...sources.map(textOf), ...sql].join("\n");

  test("every table has one", () => {
    const tables = sql.flatMap((text) => [...text.matchAll(/^create table (\w+)/gm)].map(([, name = ""]) => name));
    expect([...homeOf.keys()].sort()).toEqual(tables.sort());
  });

  test("and is written there only", () => {
    expect(sources.flatMap((file) => judgeWrites(file, textOf(file)))).toEqual([]);
  });

  test.each([
    ["events are inserted", /insert into events\b/g],
    ["the audit is written", /insert into audit\b/g],
    ["a seat is freed", /device_active = false/g],
  ])("%s in one place", (_name, write) => {
    expect(everything.match(write)).toHaveLength(1);
  });

  test("what is written away from home is still written there", () => {
    for (const [file, table] of Object.entries(awayFromHome)) expect(writtenBy(textOf(file))).toContain(table);
  });

  test.each([
    ["an insert", "selling/orders/x.store.ts", "db`insert into devices (id) values (1)`"],
    [
      "an update in a part of a statement",
      "running/x/y.store.ts",
      "db`with a as (update licenses l set enabled = true)`",
    ],
    ["a deletion in a flow", "selling/orders/x.flow.ts", "db`delete from events`"],
    [
      "a table that a variable names",
      "selling/orders/x.store.ts",
      `const t = "licenses"; db\`update \${db(t)} set a = 1\``,
    ],
    ["a table of a tenant", "selling/orders/x.store.ts", 'tenantTable<Row>("customers", columns)'],
  ])("the judge sees %s", (_name, file, text) => {
    expect(judgeWrites(file, text)).toHaveLength(1);
  });

  test("the judge lets locks and reads pass", () => {
    expect(judgeWrites("a/b/x.store.ts", "db`select id from devices for no key update`")).toEqual([]);
  });
});

describe("ARCHITECTURE.md", () => {
  const page = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  const tree = page.slice(page.indexOf("```\n"), page.indexOf("\n```", page.indexOf("```\n") + 4));

  test("its tree names every folder of the server, and no other", () => {
    let wing = "";
    const named = tree.split("\n").flatMap((line) => {
      const [, indent = "", name] = /^( {2}| {4})([a-z-]+)\/ /.exec(line) ?? [];
      if (name === undefined) return [];
      if (indent.length === 2) wing = name;
      return [indent.length === 2 ? name : `${wing}/${name}`];
    });
    const there = readdirSync(source, { recursive: true, encoding: "utf8", withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => relative(source, join(entry.parentPath, entry.name)))
      .filter((folder) => folder !== "platform/db/migrations");
    expect(named.sort()).toEqual(there.sort());
  });

  test("every file that it names exists", () => {
    const names = [...page.matchAll(/`([\w./-]+\.ts)`/g)].map(([, name = ""]) => name);
    const isThere = (name: string) =>
      files.some((file) => file === name || file.endsWith(`/${name}`)) || existsSync(join(root, name));
    expect(names.filter((name) => !isThere(name))).toEqual([]);
  });
});

/** What is wrong with tests that measure time: the bench measures how long something takes. */
function judgeTest(file: string, text: string): string[] {
  // A loop that waits may read the clock to give up; no test may subtract one time from another.
  const takesTime = /\bhrtime\b|\.now\(\) - [a-z]|- (?:performance|Date)\.now\(\)/i.test(text);
  return takesTime ? [`${file} takes the time`] : [];
}

describe("case 31: no test asserts how long something takes", () => {
  const folders = ["server/src", "server/test", "client/test", "sdk/test"];
  test.each(folders)("in %s", (folder) => {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
    const tests = names.filter(
      (name) => name.endsWith(".ts") && (folder.endsWith("test") || name.endsWith(".test.ts")),
    );
    const wrong = tests
      .filter((name) => name !== "laws.test.ts")
      .flatMap((name) => judgeTest(name, readFileSync(join(root, folder, name), "utf8")));
    expect(wrong).toEqual([]);
  });

  test.each([
    ["a duration", "const began = performance.now(); expect(performance.now() - began).toBeLessThan(5);"],
    ["a duration by another clock", "expect(process.hrtime.bigint() - began).toBeLessThan(5n);"],
    ["a duration by the date", "expect(Date.now() - began).toBeLessThan(5);"],
  ])("the judge sees %s", (_name, text) => {
    expect(judgeTest("x.test.ts", text)).toHaveLength(1);
  });
});

describe("every finding of an attack and of the field keeps a test by its number", () => {
  const folders = ["server/src", "server/test", "client/test"];
  const texts = folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(root, folder, name)),
    )
    .filter((file) => file.endsWith(".test.ts") && !file.endsWith("laws.test.ts"))
    .flatMap((file) => readFileSync(file, "utf8").match(/["`][^"`\n]*/g) ?? [])
    .join("\n");
  // Case 31 is the law above.
  const rows = [
    ...Array.from({ length: 28 }, (_, index) => `S${index + 1}`),
    ...Array.from({ length: 30 }, (_, index) => `case ${index + 1}`),
  ];
  test.each(rows)("%s", (row) => {
    expect(new RegExp(`\\b${row}\\b`).test(texts)).toBe(true);
  });
});

describe("what judges the server shares no code with it", () => {
  const model = readdirSync(join(import.meta.dirname, "model")).filter(
    (file) => !/^(play|histories\.test)\.ts$/.test(file),
  );
  const verifiers = ["strict-verifier", "license-shapes", "answer-shapes", "offline-verifier", "license-client"];
  const judges = [...model.map((file) => `model/${file}`), ...verifiers.map((name) => `support/${name}.ts`)];

  test.each(judges)("%s", (file) => {
    const imported = importsOf(readFileSync(join(import.meta.dirname, file), "utf8")).map(({ path }) => path);
    const own = imported.filter((path) => path.startsWith(".")).map((path) => join(dirname(file), path));
    expect(own.filter((path) => !judges.includes(path))).toEqual([]);
    expect(imported.filter((path) => !path.startsWith(".") && !/^(node:|fast-check$)/.test(path))).toEqual([]);
  });
});

test("every code of the catalogue is documented, and no other", () => {
  const page = readFileSync(join(root, "docs/guide/codes.md"), "utf8");
  const documented = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code);
  expect(documented.sort()).toEqual(Object.keys(ERRORS).sort());
});
