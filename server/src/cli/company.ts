import { parseArgs } from "node:util";
import { listCompanies } from "../access/companies/company.store.ts";
import { type CompanyTools, createCompany } from "../access/first-start/create-company.flow.ts";
import { restoreOwner } from "../access/staff/staff.flow.ts";
import type { Pool } from "../platform/db/connect.ts";
import { transaction } from "../platform/db/transaction.ts";

/** What a command works with. */
export interface Tools extends CompanyTools {
  readonly db: Pool;
  readonly now: Date;
  readonly out: (text: string) => void;
}

/**
 * `licet company create NAME [--owner E-MAIL]`, `licet company owner ID E-MAIL` and `licet company list`; answers the
 * exit code.
 */
export async function runCompanyCommand(words: readonly string[], tools: Tools): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { owner: { type: "string" } },
  });
  const [command, name, email] = positionals;
  if (command === "list" && name === undefined) return list(tools);
  if (command === "create" && name !== undefined && positionals.length === 2) return create(name, values.owner, tools);
  if (command === "owner" && name !== undefined && email !== undefined && positionals.length === 3)
    return owner(Number(name), email, tools);
  const usage = ["create NAME [--owner E-MAIL]", "owner ID E-MAIL", "list"].map((each) => `licet company ${each}`);
  tools.out(`usage: ${usage.join("\n       ")}`);
  return 2;
}

async function list({ db, out }: Tools): Promise<number> {
  for (const { id, name } of await listCompanies(db)) out(`${id}\t${name}`);
  return 0;
}

/** For the day on which no owner can log in any more: nothing else can make one, or give one a new link. */
async function owner(id: number, email: string, { db, random, now, out }: Tools): Promise<number> {
  const companies = await listCompanies(db);
  if (!companies.some((company) => company.id === id)) {
    out(`There is no company ${id}. See licet company list.`);
    return 1;
  }
  const { token } = await transaction(db, (tx) => restoreOwner(email, { db: tx, companyId: id, now, random }));
  out(`${email} is an owner of company ${id}. Their sessions and their authenticator app have ended.

  Set-up token   ${token}   (within seven days, at /set-up#token=${token})
`);
  return 0;
}

async function create(name: string, email: string | undefined, tools: Tools): Promise<number> {
  const { db, now, out } = tools;
  const owner = email === undefined ? undefined : { email, password: undefined };
  const made = await transaction(db, (tx) => createCompany(tx, { name, presets: {}, owner }, tools, now));
  out(`Company ${made.companyId}, ${name}. These are shown once; keep them safe.

  Management API key   ${made.managementKey}
  License API key      ${made.apiKey}
  Shared key           ${made.sharedKey}
  Owner's set-up token ${made.setupToken}   (within seven days, at /set-up#token=${made.setupToken})
`);
  return 0;
}
