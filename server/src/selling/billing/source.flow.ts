import { Webhook } from "standardwebhooks";
import type { Deps } from "../../deps.ts";
import { ApiError, problem } from "../../errors.ts";
import type { BillingSourcesRow } from "../../platform/db/rows.generated.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { generateToken } from "../../platform/signing/opaque-token.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { definedOf } from "../../platform/values/objects.ts";
import { SOURCE_KINDS, type SourceKind } from "./reading.rules.ts";
import type { OpenSource } from "./source.rules.ts";
import type { SourceBody, SourcePatch } from "./source.schema.ts";
import { findSource, hasSourceNamed, insertSource, updateSource } from "./source.store.ts";

type Work = Pick<Context, "db" | "companyId" | "now"> & { readonly deps: Pick<Deps, "random" | "secrets"> };

/** The systems that are given the secret by the vendor; the others make it themselves. */
const takesOurs: readonly SourceKind[] = ["fastspring", "lemon_squeezy", "woocommerce", "generic"];

/** Makes a billing source, with a secret where the billing system is to be given one; answers it that once. */
export async function createSource(
  work: Work,
  body: SourceBody,
): Promise<{ readonly source: BillingSourcesRow; readonly secret: string | null }> {
  const { db, companyId, now, deps } = work;
  await requireFreeName(work, body.name, undefined);
  const made = body.secret === undefined && takesOurs.includes(body.kind) ? newSecret(body.kind, deps) : null;
  judgeSecret(body.kind, body.secret);
  const token = generateToken(deps.random);
  const { kind, name, livemode, enabled = true } = body;
  const sealed = sealedOf(work, { ...body, secret: body.secret ?? made ?? undefined });
  const source = await insertSource(db, companyId, { kind, name, livemode, enabled, token, ...sealed }, now);
  if (!source) throw new Error("the billing source was not stored");
  return { source, secret: made };
}

/** Changes a billing source; null takes a secret away. */
export async function changeSource(work: Work, id: number, body: SourcePatch): Promise<BillingSourcesRow> {
  const { db, companyId, now } = work;
  const stored = await findSource(db, companyId, id);
  if (!stored) throw new ApiError("not_found");
  if (body.kind !== undefined && body.kind !== stored.kind)
    throw ApiError.of([problem("immutable_property", "/kind", body.kind)]);
  if (body.name !== undefined) await requireFreeName(work, body.name, id);
  judgeSecret(kindOf(stored), body.secret ?? undefined);
  const { name, livemode, enabled } = body;
  const source = await updateSource(
    db,
    companyId,
    id,
    { ...definedOf({ name, livemode, enabled }), ...sealedOf(work, body) },
    now,
  );
  if (!source) throw new ApiError("not_found");
  return source;
}

async function requireFreeName({ db, companyId }: Work, name: string, but: number | undefined): Promise<void> {
  if (await hasSourceNamed(db, companyId, name, but))
    throw ApiError.of([problem("billing_source_exists", "/name", name)]);
}

function newSecret(kind: SourceKind, { random }: Pick<Deps, "random">): string {
  const secret = Buffer.from(random(24));
  return kind === "generic" ? `whsec_${secret.toString("base64")}` : secret.toString("base64url");
}

/** Standard Webhooks has keys in base64. */
function judgeSecret(kind: SourceKind, secret: string | undefined): void {
  if (kind !== "generic" || secret === undefined) return;
  try {
    new Webhook(secret);
  } catch {
    throw ApiError.of([
      problem("validation_error", "/secret", undefined, "Must be a key in base64, with or without whsec_."),
    ]);
  }
}

function sealedOf(
  { companyId, deps: { secrets } }: Work,
  sent: Pick<SourcePatch, "secret" | "private_key" | "api_key">,
) {
  const seal = (text: string | null | undefined, place: Parameters<typeof secrets.seal>[1]) =>
    text === undefined || text === null ? text : secrets.seal(text, place);
  return definedOf({
    secret_sealed: seal(sent.secret, placeOf.billingSecret(companyId)),
    private_key_sealed: seal(sent.private_key, placeOf.billingPrivateKey(companyId)),
    api_key_sealed: seal(sent.api_key, placeOf.billingApiKey(companyId)),
  });
}

/** A billing source with its secrets. */
export function openSource(row: BillingSourcesRow, { secrets }: Pick<Deps, "secrets">): OpenSource {
  const { company_id, id, name, token, livemode, enabled } = row;
  const open = (sealed: Buffer | null, place: Parameters<typeof secrets.open>[1]) =>
    sealed === null ? null : secrets.open(sealed, place);
  return {
    company_id,
    id,
    name,
    token,
    livemode,
    enabled,
    kind: kindOf(row),
    secret: open(row.secret_sealed, placeOf.billingSecret(company_id)),
    privateKey: open(row.private_key_sealed, placeOf.billingPrivateKey(company_id)),
    apiKey: open(row.api_key_sealed, placeOf.billingApiKey(company_id)),
  };
}

function kindOf({ kind }: Pick<BillingSourcesRow, "kind">): SourceKind {
  const known = SOURCE_KINDS.find((each) => each === kind);
  if (!known) throw new Error(`no billing system is called ${kind}`);
  return known;
}
