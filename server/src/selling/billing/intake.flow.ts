import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import { Remembered } from "../../platform/db/remembered.ts";
import { utf8 } from "../../platform/http/utf8.ts";
import { isPlainObject } from "../../platform/values/json.ts";
import { ADAPTERS } from "./adapters.rules.ts";
import { insertMessages } from "./message.store.ts";
import type { Envelope } from "./reading.rules.ts";
import { openSource } from "./source.flow.ts";
import type { OpenSource } from "./source.rules.ts";
import { findSourceByToken } from "./source.store.ts";
import { headerOf, type IncomingMessage, isSigned } from "./verify.flow.ts";

type Parts = Pick<Deps, "db" | "clock" | "secrets">;

const rememberedMs = 10_000;
const rememberedMax = 1000;
const remembered = new WeakMap<Parts["db"], Remembered<OpenSource | undefined>>();

/** The source of an address; remembered for some seconds, so that a message takes one statement. */
function sourceOf(deps: Parts, token: string): Promise<OpenSource | undefined> {
  const known = remembered.get(deps.db) ?? new Remembered<OpenSource | undefined>(rememberedMs, rememberedMax);
  remembered.set(deps.db, known);
  return known.get(token, () => findOpenSource(deps, token));
}

/** The source of an address, as it is now. */
export async function findOpenSource(deps: Parts, token: string): Promise<OpenSource | undefined> {
  const row = await findSourceByToken(deps.db, token);
  return row && openSource(row, deps);
}

/**
 * Keeps the messages of a request. Throws `not_found` for an address that is nobody's or switched off, and
 * `billing_signature_mismatch`, `billing_message_not_readable` and `billing_mode_mismatch`.
 */
export async function takeMessages(deps: Parts, token: string, message: IncomingMessage): Promise<void> {
  const now = deps.clock.now();
  const known = await sourceOf(deps, token);
  // A secret may have been changed since.
  const source = known && isSigned(message, known, now) ? known : await findOpenSource(deps, token);
  if (!source?.enabled) throw new ApiError("not_found");
  const envelopes = envelopesOf(source, message);
  // WooCommerce tries an address without signing.
  if (envelopes.length === 0) return;
  if (source !== known && !isSigned(message, source, now)) throw new ApiError("billing_signature_mismatch");
  const isForeign = ({ livemode }: Envelope) => livemode !== null && livemode !== source.livemode;
  const rows = [...new Map(envelopes.map((each) => [each.dedup_id, each])).values()].map((each) => ({
    ...each,
    status: isForeign(each) ? ("refused" as const) : ("pending" as const),
    reason: isForeign(each) ? "It is of the other mode." : null,
  }));
  if ((await insertMessages(deps.db, source, rows, now)) === 0) throw new ApiError("not_found");
  if (rows.some(({ status }) => status === "refused")) throw new ApiError("billing_mode_mismatch");
}

function envelopesOf({ kind }: OpenSource, { headers, body }: IncomingMessage): readonly Envelope[] {
  const text = utf8(body);
  const json = text === undefined ? undefined : jsonOf(text);
  if (kind === "woocommerce" && !isPlainObject(json)) return [];
  const found =
    text !== undefined && isPlainObject(json)
      ? ADAPTERS[kind].envelopes(text, json, (name) => headerOf(headers, name))
      : undefined;
  if (!found) throw new ApiError("billing_message_not_readable");
  return found;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
