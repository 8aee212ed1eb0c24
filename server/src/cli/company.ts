import { parseArgs } from "node:util";
import { type CompanyTools, createCompany } from "../companies/create-company.ts";
import type { Pool } from "../db/connect.ts";
import { transaction } from "../db/transaction.ts";

/** What a command works with. */
export interface Tools extends CompanyTools {
  readonly db: Pool;
  readonly now: Date;
  readonly out: (text: string) => void;
}

/** `licet company create NAME [--owner E-MAIL]` and `licet company list`; answers the exit code. */
export async function runCompanyCommand(words: readonly string[], tools: Tools): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { owner: { type: "string" } },
  });
  const [command, name] = positionals;
  if (command === "list" && name === undefined) return list(tools);
  if (command === "create" && name !== undefined && positionals.length === 2) return create(name, values.owner, tools);
  tools.out("usage: licet company create NAME [--owner E-MAIL]\n       licet company list");
  return 2;
}

async function list({ db, out }: Tools): Promise<number> {
  const rows = await db<{ id: number; name: string }[]>`select id, name from companies order by id`;
  for (const { id, name } of rows) out(`${id}\t${name}`);
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
  Owner's set-up token ${made.setupToken}   (POST /api/v1/session/setup/ within seven days)
`);
  return 0;
}
