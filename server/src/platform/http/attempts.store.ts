import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import { ApiError } from "../../errors.ts";
import type { Db, Pool } from "../db/connect.ts";
import type { Fragment } from "../db/list-query.ts";
import { inSteps } from "../db/stepwise-deletes.ts";

/** How many attempts are free at first, and in how many seconds one more is (docs/decisions/0048). */
const allowances = {
  /** One account from one address, from one known device, or in one's own session. */
  pair: { burst: 5, seconds: 120 },
  /** One address, whatever accounts it tries. */
  address: { burst: 30, seconds: 10 },
  /** One account, from everywhere but the devices it is known on. */
  account: { burst: 100, seconds: 60 },
  /** The second factor of one account: six digits are guessed sooner than a password. */
  code: { burst: 10, seconds: 600 },
  /** What is mailed to one address because somebody asked for it. */
  mail: { burst: 3, seconds: 300 },
  /** Keys and secrets that cannot be guessed, from one address. */
  keys: { burst: 100, seconds: 1 },
} as const;

/** One counter of attempts. `companyId` 0: no company is known yet. */
export interface Counter {
  readonly kind: keyof typeof allowances;
  readonly companyId: number;
  readonly subject: string;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Who calls, as far as they have said it; for the security log. */
    suspect: { readonly companyId: number; readonly who: string } | undefined;
  }
}

/**
 * Takes one attempt from each counter, before it is judged, so that parallel attempts are counted too. Where one has
 * none left, those after it are not asked: what an address may not try any more is not held against the account. On a
 * connection of its own, so that no rollback undoes it; so never call it inside a transaction. Throws
 * `too_many_attempts`.
 */
export async function takeAttempt(db: Pool, counters: readonly Counter[], now: Date): Promise<void> {
  const steps = counters.map(({ kind, companyId, subject }, index): Fragment => {
    const { burst, seconds } = allowances[kind];
    const last = new Date(now.getTime() + (burst - 1) * seconds * 1000);
    const first = new Date(now.getTime() + seconds * 1000);
    const most = new Date(now.getTime() + burst * seconds * 1000);
    return db`${name(db, index)} as (
      insert into attempts as a (company_id, counter, free_at)
      select ${companyId}::bigint, ${counterOf(kind, subject)}, ${first}::timestamptz
      ${index === 0 ? db`` : db`from ${name(db, index - 1)}`}
      on conflict (company_id, counter) do update
        set free_at = case when a.free_at between ${now} and ${last} then a.free_at else ${now}::timestamptz end
          + make_interval(secs => ${seconds})
        -- Further ahead than any attempt leads: the clock was set back, which must lock nobody out.
        where a.free_at <= ${last} or a.free_at > ${most}
      returning 1)`;
  });
  const taken = counters.map((_, index): Fragment => db`(select count(*)::integer from ${name(db, index)})`);
  const [row] = await db<
    { taken: number }[]
  >`with ${joined(db, steps, db`,`)} select ${joined(db, taken, db`+`)} as taken`;
  const refused = counters[row?.taken ?? 0];
  if (!refused) return;
  if (refused.kind === "address") rememberRefusal(db, refused, now);
  throw new ApiError("too_many_attempts", { retryAfterSeconds: allowances[refused.kind].seconds });
}

/**
 * For so long an address that has used up its attempts is refused without being counted anew: a flood is not worth a
 * statement each.
 */
const refusedMs = 1000;
const refusalsMax = 10_000;
const refusalsByPool = new WeakMap<Pool, Map<string, number>>();

/**
 * Refuses an address that was refused within the last second, before anything is looked up for it. Throws
 * `too_many_attempts`.
 */
export function requireRoom(db: Pool, { kind, companyId, subject }: Counter, now: Date): void {
  const until = refusalsByPool.get(db)?.get(`${companyId} ${subject}`);
  // Further ahead than a second: the clock was set back.
  if (until === undefined || until <= now.getTime() || until - now.getTime() > refusedMs) return;
  throw new ApiError("too_many_attempts", { retryAfterSeconds: allowances[kind].seconds });
}

function rememberRefusal(db: Pool, { companyId, subject }: Counter, now: Date): void {
  const known = refusalsByPool.get(db) ?? new Map<string, number>();
  refusalsByPool.set(db, known);
  if (known.size >= refusalsMax) known.clear();
  known.set(`${companyId} ${subject}`, now.getTime() + refusedMs);
}

/**
 * Gives attempts back that turned out right; the failures of a pair before it are forgotten. Not inside a transaction
 * either.
 */
export async function returnAttempts(db: Pool, counters: readonly Counter[]): Promise<void> {
  const steps = counters.map(({ kind, companyId, subject }, index): Fragment => {
    const where = db`where company_id = ${companyId} and counter = ${counterOf(kind, subject)}
      ${index === 0 ? db`` : db`and (select count(*) from ${name(db, index - 1)}) >= 0`}`;
    const step =
      kind === "pair"
        ? db`delete from attempts ${where}`
        : db`update attempts set free_at = free_at - make_interval(secs => ${allowances[kind].seconds}) ${where}`;
    // One after the other, in the order in which they are taken: so none ever waits for another in a circle.
    return db`${name(db, index)} as (${step} returning 1)`;
  });
  await db`with ${joined(db, steps, db`,`)} select from ${name(db, counters.length - 1)}`;
}

function name(db: Db, index: number) {
  return db(`step${index}`);
}

function joined(db: Db, parts: readonly Fragment[], between: Fragment): Fragment {
  return parts.reduce((all, part) => db`${all} ${between} ${part}`);
}

/** Short whatever is tried, and without saying who it was. */
function counterOf(kind: string, subject: string): string {
  return `${kind} ${createHash("sha256").update(subject, "utf8").digest("base64url")}`;
}

/** Forgets counters that allow everything again, some at a time. */
export async function deleteOldAttempts(db: Db, now: Date): Promise<void> {
  await inSteps(
    (rowsMax) => db`
      delete from attempts where (company_id, counter) in (
        select company_id, counter from attempts where free_at <= ${now} limit ${rowsMax}) and free_at <= ${now}`,
  );
}

/** An unknown e-mail in the form in which addresses are compared: another spelling is not another account. */
export async function findFoldedEmail(db: Db, email: string): Promise<string> {
  const [row] = await db<{ folded: string }[]>`select fold_person(${email}) as folded`;
  return row?.folded ?? email;
}

/**
 * What is counted as one address: of IPv6 the 64 bits that one customer of a provider has for themselves at the least.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = (address.split("%", 1)[0] ?? "").toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const all = tail === undefined ? groups : [...groups, ...Array(8 - groups.length - after.length).fill("0"), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
