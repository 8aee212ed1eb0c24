import { isPlainObject, isSameJson } from "../values/json.ts";
import { type Reader, readAudited } from "./audit.ts";
import type { AnyContract } from "./contract.ts";
import type { Context } from "./endpoint.ts";

/**
 * What a PATCH asks for. Who reads an object, changes a member and sends all of it back asks for that member only: an
 * object that carries the id it was read with loses every member that is as GET answers it, whether only the server
 * sets it or it is a shown default.
 */
export async function askedOf(
  readers: ReadonlyMap<string, Reader>,
  { audits, params: path }: Pick<AnyContract, "audits" | "params">,
  context: Context,
): Promise<unknown> {
  const { request, caller } = context;
  const { body } = request;
  const shown = typeof audits === "object" ? audits.shows : undefined;
  const reader = caller.actor && shown !== undefined ? readers.get(shown) : undefined;
  if (!reader || !isPlainObject(body) || body.id === undefined) return body;
  const params = path?.safeParse(request.params);
  if (params?.success === false) return body;
  const read = await readAudited(reader, params?.data, context);
  if (!isPlainObject(read) || String(read.id) !== String(body.id)) return body;
  const told: Record<string, unknown> = JSON.parse(JSON.stringify(read));
  return Object.fromEntries(Object.entries(body).filter(([name, value]) => !isSameJson(value, told[name])));
}
