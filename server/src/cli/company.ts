import { parseArgs } from "node:util";
import { createCompany } from "../companies/create-company.ts";
import type { Pool } from "../db/connect.ts";
import { transaction } from "../db/transaction.ts";
import type { Random } from "../deps.ts";
import type { SecretBox } from "../signing/secret-box.ts";

/** What a command works with. */
export interface Tools {
  readonly db: Pool;
  readonly secrets: SecretBox;
  readonly random: Random;
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

async function create(
  name: string,
  email: string | undefined,
  { db, secrets, random, now, out }: Tools,
): Promise<number> {
  const owner = email === undefined ? undefined : { email, password: undefined };
  const made = await transaction(db, (tx) => createCompany(tx, { name, presets: {}, owner }, { secrets, random }, now));
  out(`Company ${made.companyId}, ${name}. These are shown once; keep them safe.

  Management API key   ${made.managementKey}
  License API key      ${made.apiKey}
  Shared key           ${made.sharedKey}
  Owner's set-up token ${made.setupToken}   (POST /api/v1/session/setup/ within seven days)
`);
  return 0;
}
