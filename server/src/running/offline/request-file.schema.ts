import { z } from "zod";
import { bigCount, unlessEmpty, wireDateTime, word } from "../../platform/http/scalars.schema.ts";
import { activateBody, text } from "../license-calls/activation.schema.ts";

const amount = unlessEmpty(bigCount());
const code = text(255);

/** What the client counted of a feature while it was off line; clients name the members differently. */
const featureUse = z.object({
  code,
  feature: code,
  consumptions: amount,
  local_consumptions: amount,
  local_consumption: amount,
});

/** The members of a request file, of either schema (license-api.md §7.1, §7.2). */
export const requestMembers = activateBody.extend({
  request: unlessEmpty(word(["activation", "deactivation"], "Must be activation or deactivation.")),
  request_id: text(255),
  date: z.string("The request has no date.").min(1, "The request has no date.").max(100),
  signature: text(200),
  api_key: text(300),
  client_id: text(300),
  variables: z.unknown().optional(),
  consumptions: amount,
  product_features: unlessEmpty(z.array(featureUse).max(1000)),
  // Ours: the date of the license file that was removed, which proves that it was this one (docs/decisions/0013).
  license_date: unlessEmpty(wireDateTime()).catch(undefined),
  // Ours: the signing keys that the client knows (docs/decisions/0095).
  key_ids: unlessEmpty(z.array(z.string().max(100)).max(20)).catch(undefined),
});

/** A request file's members. */
export type RequestMembers = z.output<typeof requestMembers>;

/** The body of the offline endpoints: base64 as text, or the part `file` of a form. */
export const fileBody = z
  .preprocess((body) => (typeof body === "string" ? body : ""), z.string())
  .describe("The request file: one line of base64.");

/**
 * How many units the client asks for, out of the pools of license and features; it reports consumption in the same
 * members.
 */
export function askedUnits({ consumptions, product_features = [] }: RequestMembers) {
  const named = product_features.flatMap(({ code, feature, consumptions: amount }) => {
    const name = code ?? feature;
    return name === undefined || amount === undefined ? [] : [[name, amount] as const];
  });
  return { ofLicense: consumptions, ofFeatures: new Map(named) };
}

/** What was consumed of each feature, by its code. */
export function featureUses({ product_features = [] }: RequestMembers): Map<string, number> {
  const uses = new Map<string, number>();
  for (const use of product_features) {
    const name = use.code ?? use.feature;
    const used = use.consumptions ?? use.local_consumptions ?? use.local_consumption ?? 0;
    if (name !== undefined && used > 0) uses.set(name, (uses.get(name) ?? 0) + used);
  }
  return uses;
}
