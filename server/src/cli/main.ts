import { randomBytes } from "node:crypto";
import { listCompanies } from "../access/companies/company.store.ts";
import { systemClock } from "../clock.ts";
import { databaseOf, readConfig } from "../config.ts";
import { connect } from "../platform/db/connect.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { isMigrated, migrate } from "../platform/db/migrate.ts";
import { createPasswords } from "../platform/signing/passwords.ts";
import { createSecretBox } from "../platform/signing/secret-box.ts";
import { runCatalogCommand } from "./catalog.ts";
import { runCompanyCommand, type Tools } from "./company.ts";
import { runKeysCommand } from "./keys.ts";

const usage = `usage: licet serve [--quiet]
       licet company create NAME [--owner E-MAIL] | owner ID E-MAIL | list
       licet keys list | next | activate ID | retire ID | recovery FILE | vouch ID --recovery-key FILE
       licet catalog plan|apply catalog.yaml [--prune]
       licet catalog export [catalog.yaml]

The commands use the same environment as the server: DATABASE_URL, or the embedded database below LICET_DATA.
`;

const random = (bytes: number) => randomBytes(bytes);
const [command, ...args] = process.argv.slice(2);
if (command === "serve") await import("../main.ts");
else if (command === "catalog") process.exit(await withDatabase((tools) => catalog(tools, args), args[0] !== "apply"));
else if (command === "keys")
  process.exit(await withDatabase((tools) => runKeysCommand(args, tools), args[0] === "list"));
else if (command === "company")
  process.exit(await withDatabase((tools) => runCompanyCommand(args, tools), args[0] === "list"));
else {
  process.stderr.write(usage);
  process.exit(command === undefined || command === "--help" ? 0 : 2);
}

/**
 * Runs a command on the server's own database, and says which that is. A command that reads only makes none: it would
 * read nothing.
 */
async function withDatabase(run: (tools: Tools) => Promise<number>, readsOnly: boolean): Promise<number> {
  const { name, mayExist } = databaseOf();
  process.stderr.write(`Using ${name}.\n`);
  const refuse = () => {
    process.stderr.write("There is no Licet there. Set DATABASE_URL or LICET_DATA as the server has it.\n");
    return 1;
  };
  if (readsOnly && !mayExist) return refuse();
  const config = readConfig(random);
  const log = { info: () => {}, warn: (message: string) => process.stderr.write(`${message}\n`) };
  const embedded = config.databaseUrl ? undefined : await startEmbedded({ dataDir: config.dataDir, log });
  const db = connect({
    databaseUrl: config.databaseUrl,
    embedded: embedded?.options,
    isPooled: config.isPooled,
    max: 2,
  });
  try {
    if (readsOnly && !(await isMigrated(db))) return refuse();
    await migrate(db);
    const secrets = createSecretBox(config.masterKey, random);
    const out = (text: string) => process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    return await run({ db, secrets, random, passwords: createPasswords(), now: systemClock.now(), out });
  } finally {
    await db.end();
    await embedded?.stop();
  }
}

/** Runs a catalog command for the first company. */
async function catalog({ db, now, out, secrets, random }: Tools, words: readonly string[]): Promise<number> {
  const [company] = await listCompanies(db);
  if (!company) {
    process.stderr.write("There is no company yet. Start the server once; it makes one.\n");
    return 1;
  }
  const { privateHosts, allowsPrivateTargets } = readConfig(random);
  const deps = { secrets, random, privateHosts, allowsPrivateTargets };
  return runCatalogCommand([...words], { db, companyId: company.id, now, out, deps });
}
