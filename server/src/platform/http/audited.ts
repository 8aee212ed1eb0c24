import { isPlainObject } from "../values/json.ts";
import { auditRow, readAudited } from "./audit.ts";
import type { Audits } from "./contract.ts";
import type { Api, Context } from "./endpoint.ts";

/**
 * Runs a write, and leaves its row in the audit, in the same transaction: what the GET that its contract names shows of
 * the object before and after. What the handler notes in `context.audit` goes before that.
 */
export async function audited(
  api: Pick<Api, "readers" | "recordAudits">,
  audits: Audits | undefined,
  params: unknown,
  context: Context,
  work: () => Promise<unknown>,
): Promise<unknown> {
  if (audits === undefined || audits === "handler" || audits === "nothing") return work();
  const { object, action, shows } = audits;
  // Nothing is read before the caller is known.
  const reader = context.caller.actor && shows !== undefined ? api.readers.get(shows) : undefined;
  const before = await readAudited(reader, params, context);
  const value = await work();
  const { audit } = context;
  if (audit.isDry) return value;
  const after = reader ? await readAudited(reader, params, context) : value;
  const object_id = audit.object_id ?? idOf(params) ?? idOf(value) ?? null;
  const told = { before: audit.before ?? before, after: audit.after ?? after, object_id };
  await api.recordAudits(context.db, context.companyId, [auditRow({ object, action }, told, context)]);
  return value;
}

function idOf(value: unknown): number | undefined {
  return isPlainObject(value) && typeof value.id === "number" ? value.id : undefined;
}
