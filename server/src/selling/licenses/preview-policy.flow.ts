import type { z } from "zod";
import { withoutTrace } from "../../platform/db/transaction.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { applyPolicy } from "./apply-policy.flow.ts";
import type { policyPreview } from "./apply-policy.schema.ts";

/**
 * Reports what an edit of a policy changes, and how many licenses an apply would then change, and rolls everything
 * back. `read` answers the policy as it is. In the caller's transaction.
 */
export async function previewPolicyEdit(
  context: Context,
  id: number,
  { read, edit }: { read: (context: Context) => Promise<object>; edit: (context: Context) => Promise<unknown> },
): Promise<z.input<typeof policyPreview>> {
  const before = new Map<string, unknown>(Object.entries(await read(context)));
  return withoutTrace(context.db, async (db) => {
    const inside = { ...context, db };
    await edit(inside);
    const after = Object.entries(await read(inside));
    const changed = after.filter(
      ([name, value]) => name !== "updated_at" && JSON.stringify(value) !== JSON.stringify(before.get(name)),
    );
    const from = Object.fromEntries(changed.map(([name]) => [name, before.get(name)]));
    let licenses = 0;
    for await (const impacts of applyPolicy(inside, id, { writes: false }))
      licenses += impacts.filter(({ to }) => Object.keys(to).length > 0).length;
    return { dry_run: true as const, from, to: Object.fromEntries(changed), licenses };
  });
}
