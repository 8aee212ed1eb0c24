import { createPublicKey } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  activateSet,
  addNextSet,
  makeKeys,
  readSets,
  retireSet,
  vouchForSet,
} from "../access/signing-keys/signing-keys.flow.ts";
import { ApiError } from "../errors.ts";
import { transaction } from "../platform/db/transaction.ts";
import { generateRecoveryKey, signStatement } from "../platform/signing/recovery-statement.ts";
import { recoveryStatement, stateOf } from "../platform/values/signing-sets.ts";
import type { Tools } from "./company.ts";

const usage = `usage: licet keys list
       licet keys next
       licet keys activate ID [--retires DAY] [--verifiable-until DAY]
       licet keys retire ID [--retires DAY] [--verifiable-until DAY]
       licet keys recovery FILE
       licet keys vouch ID --recovery-key FILE`;

type KeyTools = Pick<Tools, "db" | "secrets" | "now" | "out">;

/**
 * `licet keys …`: the keys that this server signs with, and the recovery key of the vendor; answers the exit code.
 * Running servers know of it within seconds.
 */
export async function runKeysCommand(words: readonly string[], tools: KeyTools): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      retires: { type: "string" },
      "verifiable-until": { type: "string" },
      "recovery-key": { type: "string" },
    },
  });
  const [command, name] = positionals;
  const id = Number(name);
  const retirement = { retires_at: dayOf(values.retires), verifiable_until: dayOf(values["verifiable-until"]) };
  const isWrong = [retirement.retires_at, retirement.verifiable_until].some(
    (day) => day && Number.isNaN(day.getTime()),
  );
  const { db, now, out } = tools;
  try {
    if (command === "list") return list(tools);
    if (command === "next") {
      const made = await makeKeys(2048);
      await transaction(db, (tx) => addNextSet(tx, made, tools, now));
      return list(tools);
    }
    if (command === "recovery" && name !== undefined) return await makeRecoveryKey(name, out);
    if (command === "vouch" && Number.isSafeInteger(id) && values["recovery-key"] !== undefined)
      return await vouch(id, values["recovery-key"], tools);
    if ((command === "activate" || command === "retire") && Number.isSafeInteger(id) && !isWrong) {
      await transaction(db, (tx) =>
        command === "activate" ? activateSet(tx, id, retirement, now, tools) : retireSet(tx, id, retirement, now),
      );
      return list(tools);
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    out(error.message);
    return 1;
  }
  out(usage);
  return 2;
}

function dayOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}

async function list({ db, secrets, now, out }: KeyTools): Promise<number> {
  for (const set of await readSets(db, { secrets })) {
    const { id, keyId, retires_at, verifiable_until, voucher } = set;
    const days = [
      retires_at && `signs until ${retires_at.toISOString()}`,
      verifiable_until && `published until ${verifiable_until.toISOString()}`,
      voucher && "known to the recovery key",
    ].filter(Boolean);
    out(`${id}\t${stateOf(set, now)}\t${keyId}${days.length > 0 ? `\t${days.join(", ")}` : ""}`);
  }
  return 0;
}

/** The private half is for a safe place off line; only the public one goes anywhere. */
async function makeRecoveryKey(file: string, out: Tools["out"]): Promise<number> {
  const { privatePem, publicPem } = generateRecoveryKey();
  await writeFile(file, privatePem, { mode: 0o600, flag: "wx" });
  out(`The recovery key is in ${file}. Keep it off line. Build applications with its public half (recoveryKey):

${publicPem}`);
  return 0;
}

async function vouch(id: number, file: string, tools: KeyTools): Promise<number> {
  const { db, secrets, out } = tools;
  const set = (await readSets(db, { secrets })).find((each) => each.id === id);
  if (!set) {
    out(`There are no signing keys ${id}. See licet keys list.`);
    return 1;
  }
  const privatePem = await readFile(file, "utf8");
  const publicPem = createPublicKey(privatePem).export({ type: "spki", format: "pem" }).toString();
  const signature = signStatement(privatePem, recoveryStatement(set.keyId, set.freshKeyId));
  await transaction(db, (tx) => vouchForSet(tx, id, publicPem, signature));
  return list(tools);
}
