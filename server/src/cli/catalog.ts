import { readFile, writeFile } from "node:fs/promises";
import type { Db, Pool } from "../platform/db/connect.ts";
import { transaction } from "../platform/db/transaction.ts";
import type { EndpointDeps } from "../selling/webhooks/webhook-endpoint.flow.ts";
import { lockCatalog } from "./catalog.store.ts";
import { applyPlan, CatalogRefusal } from "./catalog-apply.ts";
import { type CatalogPlan, describePlan, planCatalog } from "./catalog-diff.ts";
import { writeCatalogFile } from "./catalog-export.ts";
import { readCatalogFile } from "./catalog-file.ts";
import type { CatalogObject } from "./catalog-object.ts";
import { loadCatalog } from "./catalog-state.ts";

/** What the command works with. */
export interface CatalogCommandContext {
  readonly db: Pool;
  readonly companyId: number;
  readonly now: Date;
  /** What new webhooks need. */
  readonly deps: EndpointDeps;
  /** Takes one line of output. */
  readonly out: (line: string) => void;
}

const usage = `Usage:
  licet catalog plan <file.yaml> [--prune]    show what apply would change
  licet catalog apply <file.yaml> [--prune]   make the catalog as the file says, all of it or nothing
  licet catalog export [file.yaml]            write the catalog as a file

--prune archives or deletes what the file does not have; without it, that is left alone.`;

/**
 * `licet catalog plan|apply|export`: the catalog as a reviewed file. Returns the exit code: 0 done, 1 the file was refused
 * and nothing was written, 2 the command line was not understood.
 */
export async function runCatalogCommand(args: readonly string[], context: CatalogCommandContext): Promise<number> {
  const { out } = context;
  const prune = args.includes("--prune");
  const [action, path, ...more] = args.filter((each) => each !== "--prune");
  const isFileAction = action === "plan" || action === "apply";
  if (more.length > 0 || path?.startsWith("-") || !(isFileAction ? path : action === "export" && !prune)) {
    out(usage);
    return 2;
  }
  if (!isFileAction) return exportCatalog(context, path);
  const file = path ?? "";
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    out(`${file}: ${error instanceof Error ? error.message : "cannot be read"}`);
    return undefined;
  });
  if (text === undefined) return 1;
  const read = readCatalogFile(text);
  if (read.problems) return refuse(out, file, read.problems);
  return action === "plan"
    ? showPlan(context, file, read.objects, prune)
    : applyCatalog(context, file, read.objects, prune);
}

async function exportCatalog({ db, companyId, out }: CatalogCommandContext, path: string | undefined): Promise<number> {
  const text = writeCatalogFile(await transaction(db, (tx) => loadCatalog(tx, companyId)));
  if (path === undefined) out(text.trimEnd());
  else {
    await writeFile(path, text);
    out(`The catalog was written to ${path}.`);
  }
  return 0;
}

async function showPlan(
  { db, companyId, out }: CatalogCommandContext,
  file: string,
  wanted: readonly CatalogObject[],
  prune: boolean,
): Promise<number> {
  const { plan } = await transaction(db, (tx) => makePlan(tx, companyId, wanted, prune));
  if (plan.problems.length > 0) return refuse(out, file, plan.problems);
  for (const line of describePlan(plan, "will")) out(line);
  return 0;
}

async function applyCatalog(
  { db, companyId, now, deps, out }: CatalogCommandContext,
  file: string,
  wanted: readonly CatalogObject[],
  prune: boolean,
): Promise<number> {
  try {
    const { plan, secrets } = await transaction(
      db,
      async (tx) => {
        // One apply at a time in a company: the second one plans on what the first one wrote.
        await lockCatalog(tx, companyId);
        const { plan: made, current } = await makePlan(tx, companyId, wanted, prune);
        const isPossible = made.problems.length === 0;
        const none: ReadonlyMap<string, string> = new Map();
        return { plan: made, secrets: isPossible ? await applyPlan(tx, companyId, now, made, current, deps) : none };
      },
      { now },
    );
    if (plan.problems.length > 0) return refuse(out, file, plan.problems);
    for (const line of describePlan(plan, "did")) out(line);
    for (const [url, secret] of secrets) out(`The secret of the webhook ${url}, shown once: ${secret}`);
    return 0;
  } catch (error) {
    if (error instanceof CatalogRefusal) return refuse(out, file, [error.message]);
    throw error;
  }
}

async function makePlan(
  db: Db,
  companyId: number,
  wanted: readonly CatalogObject[],
  prune: boolean,
): Promise<{ plan: CatalogPlan; current: readonly CatalogObject[] }> {
  const codes = new Set(wanted.filter((each) => each.owner === undefined).map((each) => each.code));
  const current = await loadCatalog(db, companyId, codes);
  return { plan: planCatalog(wanted, current, { prune }), current };
}

function refuse(out: (line: string) => void, file: string, problems: readonly string[]): number {
  for (const each of problems) out(`${file}:${each}`);
  out("Nothing was written.");
  return 1;
}
