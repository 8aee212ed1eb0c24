import { z } from "zod";
import { bigCount, flag, jsonValue, maybe, text, word } from "../../platform/http/scalars.schema.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import { licensePatch } from "../licenses/change-license.schema.ts";
import {
  BULK_ACTIONS,
  BULK_STATUSES,
  type BulkActionName,
  countFields,
  countProblems,
  examinedMax,
  hasChanged,
  idsMax,
  licensesMax,
  type Performed,
} from "./bulk-action.rules.ts";
import type { BulkAction, ShownBulkProblem } from "./bulk-action.store.ts";

/** What may be asked of a bulk action. */
export const bulkQuery = z.object({
  dry_run: flag().optional().describe("Tells what would change, and changes nothing."),
});

/** Which actions take which members of the body. */
const takesValues: readonly BulkActionName[] = ["update", "apply_policy"];
/** What never changes may be sent to one license; here it would be a slip. */
const changeable: readonly string[] = Object.keys(licensePatch.shape).filter(
  (name) => !["license_type", "license_key", "product"].includes(name),
);

/** The body of `POST licenses/bulk_actions/`. */
export const bulkActionBody = z
  .object({
    action: word(BULK_ACTIONS, `Must be one of ${BULK_ACTIONS.join(", ")}.`),
    ids: z
      .array(bigCount({ min: 1 }), "Must be a list of ids.")
      .min(1, "Must name one license at least.")
      .max(idsMax, `At most ${idsMax} licenses.`)
      .optional()
      .describe("The licenses. Either these, or filter."),
    filter: z
      .string()
      .max(8000)
      .optional()
      .describe(
        `The query string of a list of licenses: exactly those that it has when this call is answered, at most ${licensesMax}. Empty: all.`,
      ),
    values: z
      .record(z.string(), jsonValue, "Must be an object.")
      .optional()
      .describe("update: the members of PATCH licenses/{id}/. apply_policy: those that win over the policy."),
    policy: maybe(text(255, 1)).describe("apply_policy: the code of a SKU policy of the product of each license."),
  })
  .transform(({ values, policy, ...body }, context) => {
    const complain = (message: string, ...path: string[]) => context.addIssue({ code: "custom", message, path });
    if ((body.ids === undefined) === (body.filter === undefined)) complain("Give either ids or filter.");
    if (values && !takesValues.includes(body.action)) complain(`${body.action} takes no values.`, "values");
    if (body.action === "update" && Object.keys(values ?? {}).length === 0) complain("values is required for update.");
    if (policy !== undefined && body.action !== "apply_policy") complain(`${body.action} takes no policy.`, "policy");
    if (policy === undefined && body.action === "apply_policy") complain("policy is required for apply_policy.");
    // Of many licenses, a member with a slip of the pen would change none, without a word.
    for (const name of Object.keys(values ?? {}))
      if (!changeable.includes(name)) complain("Is no member of a license that can be changed.", "values", name);
    const read = licensePatch.safeParse(values ?? {});
    for (const issue of read.error?.issues ?? [])
      context.issues.push({ ...issue, input: values, path: ["values", ...issue.path] } as never);
    return { ...body, terms: (values ?? {}) as JsonObject, policy_code: policy ?? null };
  });

/** A parsed body of `POST licenses/bulk_actions/`. */
export type BulkActionBody = z.output<typeof bulkActionBody>;

const members = z.record(z.string(), jsonValue);
const count = z.int();

/** What a bulk action would change. */
export const bulkPreview = z.strictObject({
  dry_run: z.literal(true),
  action: z.enum(BULK_ACTIONS),
  total: count.describe("How many licenses are meant."),
  examined: count.describe(`How many of them were tried: the first ${examinedMax} by id; what follows is of these.`),
  changed: count.describe("How many would be another afterwards, or gone."),
  failed: count.describe("How many would stay as they are, because something speaks against them."),
  fields: z
    .array(z.strictObject({ name: z.string(), from: jsonValue, to: jsonValue, licenses: count }))
    .describe("What changes from what to what, the most frequent changes first; at most a hundred."),
  samples: z
    .array(z.strictObject({ id: count, license_key: z.string().nullable(), from: members, to: members }))
    .describe("The first twenty that would change."),
  problems: z
    .array(z.strictObject({ code: z.string(), message: z.string(), licenses: count, ids: z.array(count) }))
    .describe("What speaks against licenses, by code, each with the first twenty ids."),
});

const samplesMax = 20;

/** The preview of a bulk action. */
export function presentBulkPreview(
  action: BulkActionName,
  total: number,
  performed: readonly Performed[],
): z.input<typeof bulkPreview> {
  const changed = performed.filter(hasChanged);
  const shown = changed.slice(0, samplesMax).map(({ id, license_key, from, to }) => ({ id, license_key, from, to }));
  return {
    dry_run: true,
    action,
    total,
    examined: performed.length,
    changed: changed.length,
    failed: performed.filter(({ problems }) => problems.length > 0).length,
    fields: countFields(performed) as z.input<typeof bulkPreview>["fields"],
    samples: shown as z.input<typeof bulkPreview>["samples"],
    problems: countProblems(performed).map((each) => ({ ...each, ids: [...each.ids] })),
  };
}

/** How many problems a bulk action shows itself. */
export const problemsShownMax = 100;

/** A bulk action. */
export const bulkActionAnswer = z.strictObject({
  id: z.int(),
  action: z.enum(BULK_ACTIONS),
  values: members,
  policy: z.string().nullable(),
  filter: z.string().nullable().describe("The filter that chose the licenses; null: they were named."),
  status: z.enum(BULK_STATUSES),
  total: count,
  done: count.describe("How many licenses it has been through."),
  changed: count,
  failed: count,
  progress: z.number().min(0).max(1),
  error: z.string().nullable(),
  author: z.strictObject({
    kind: z.enum(["key", "staff", "license_key", "license_user", "license", "billing"]),
    id: z.int(),
    name: z.string(),
  }),
  created_at: z.iso.datetime(),
  started_at: z.iso.datetime().nullable(),
  finished_at: z.iso.datetime().nullable(),
  problems: z
    .array(z.strictObject({ license: z.int(), code: z.string(), message: z.string() }))
    .describe(`The first ${problemsShownMax}; bulk_actions/{id}/problems/ has all of them.`),
});

/** A bulk action as the wire shows it. */
export function presentBulkAction(
  row: BulkAction,
  problems: readonly ShownBulkProblem[],
): z.input<typeof bulkActionAnswer> {
  const { id, action, terms, policy_code, filter, status, total, done, changed, failed, error, author } = row;
  return {
    id,
    action,
    values: terms,
    policy: policy_code,
    filter,
    status,
    total,
    done,
    changed,
    failed,
    progress: bulkProgress(row),
    error,
    author: author.actor,
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    finished_at: row.finished_at?.toISOString() ?? null,
    problems: problems.map(({ license_id, code, message }) => ({ license: license_id, code, message })),
  };
}

/** How far a bulk action has come. */
export function bulkProgress({ total, done }: Pick<BulkAction, "total" | "done">): number {
  return total === 0 ? 1 : Math.round((done / total) * 1000) / 1000;
}

/** The columns of the file of all problems. */
export const bulkProblemColumns = ["license_id", "code", "message"] as const satisfies (keyof ShownBulkProblem)[];
