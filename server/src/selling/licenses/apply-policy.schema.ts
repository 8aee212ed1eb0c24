import { z } from "zod";
import { text } from "../../platform/http/scalars.schema.ts";
import type { Impact } from "./change-license.rules.ts";
import { licensePatch } from "./change-license.schema.ts";

/** The body of `POST licenses/{id}/apply_policy/`: what is said beside the policy wins over it. */
export const licensePolicyBody = licensePatch.extend({
  policy_code: text(255, 1).describe("The code of a SKU policy of the license's product."),
});

const members = z.record(z.string(), z.unknown());
const count = z.number().int();
const some = z.strictObject({ total: count, ids: z.array(count).describe("The first hundred.") });

/** What an apply of a policy changes. */
export const policyImpact = z.strictObject({
  dry_run: z.boolean(),
  licenses: count.describe("How many were issued by the policy."),
  changed: count.describe("How many of them are others afterwards."),
  fields: z
    .array(z.strictObject({ name: z.string(), from: z.unknown(), to: z.unknown(), licenses: count }))
    .describe("What changes from what to what, the most frequent changes first; at most a hundred."),
  changes: z.array(z.strictObject({ id: count, from: members, to: members })).describe("The first hundred licenses."),
  over_limit: some.describe("Of those that change: more devices, users, slots or units in use than they then allow."),
  expires: some.describe("Good now, and expired afterwards."),
  returns: some.describe("Expired now, and good afterwards."),
});

/** What an edit of a policy would change. */
export const policyPreview = z.strictObject({
  dry_run: z.literal(true),
  from: members,
  to: members,
  licenses: count.describe("How many licenses an apply would then change; the edit itself changes none."),
});

const told = 100;
const fieldsKept = 10_000;

/** The sum of what changes of many licenses; only what is shown of it is kept in memory. */
export async function presentPolicyImpact(
  batches: AsyncIterable<readonly Impact[]>,
  dry_run: boolean,
): Promise<z.input<typeof policyImpact>> {
  const sum = { licenses: 0, changed: 0, changes: [] as Pick<Impact, "id" | "from" | "to">[] };
  const fields = new Map<string, { name: string; from: unknown; to: unknown; licenses: number }>();
  const [over_limit, expires, returns] = [group(), group(), group()];
  for await (const batch of batches) {
    sum.licenses += batch.length;
    for (const impact of batch.filter(({ to }) => Object.keys(to).length > 0)) {
      const { id, from, to } = impact;
      sum.changed += 1;
      if (sum.changes.length < told) sum.changes.push({ id, from, to });
      for (const [name, value] of Object.entries(to)) countField(fields, name, from[name], value);
      if (impact.is_over_limit) add(over_limit, id);
      if (impact.expires) add(expires, id);
      if (impact.returns) add(returns, id);
    }
  }
  const often = [...fields.values()].sort((one, other) => other.licenses - one.licenses).slice(0, told);
  return { dry_run, ...sum, fields: often, over_limit, expires, returns };
}

type Fields = Map<string, { name: string; from: unknown; to: unknown; licenses: number }>;

function countField(fields: Fields, name: string, from: unknown, to: unknown): void {
  const key = JSON.stringify([name, from, to]);
  const known = fields.get(key);
  if (known) known.licenses += 1;
  // Ends differ from license to license.
  else if (fields.size < fieldsKept) fields.set(key, { name, from, to, licenses: 1 });
}

function group() {
  return { total: 0, ids: [] as number[] };
}

function add(to: ReturnType<typeof group>, id: number): void {
  to.total += 1;
  if (to.ids.length < told) to.ids.push(id);
}
