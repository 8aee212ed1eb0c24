import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { dayMs } from "../../platform/values/durations.ts";
import { permissionsOfApplication, requireDelegable } from "../delegation/delegation.flow.ts";
import * as store from "./client.store.ts";

const secretBytes = 32;

/** Whose client is meant: its scope, and the id of the account, customer, license or company. */
export interface Subject {
  readonly scope: store.ClientScope;
  readonly id: number;
}

/** How secrets of a client are replaced. */
export interface Rotation {
  readonly secret_days?: number | null | undefined;
  readonly grace_days?: number | undefined;
}

const graceDaysByDefault = 7;

/** Makes the client of a subject with its first secret; in the caller's transaction. */
export async function createClient(context: Context, subject: Subject, rotation: Rotation): Promise<OpenClient> {
  const { db, companyId, now } = context;
  await requireSubject(subject, context);
  if (await store.findClient(db, companyId, subject.scope, subject.id)) throw new ApiError("oauth_client_exists");
  const { secret_days: secretDays = null, grace_days: graceDays = graceDaysByDefault } = rotation;
  const id = await store.insertClient(
    db,
    companyId,
    { scope: subject.scope, subjectId: subject.id, secretDays, graceDays },
    now,
  );
  await giveSecret(id, now, context);
  return readClient(subject, context);
}

/** Reads a client; a secret whose days are over is replaced on the way. In the caller's transaction. */
export async function findClient(context: Context, subject: Subject): Promise<OpenClient> {
  await requireSubject(subject, context);
  const client = await readClient(subject, context);
  const { row } = client;
  if (row.secret_days === null) return client;
  const due = new Date(row.secret_created_at.getTime() + row.secret_days * dayMs);
  if (due > context.now) return client;
  await giveSecret(row.id, new Date(due.getTime() + row.grace_days * dayMs), context);
  return readClient(subject, context);
}

/** Replaces the secret; the previous one stays valid for the grace period. In the caller's transaction. */
export async function rotateSecret(context: Context, subject: Subject): Promise<OpenClient> {
  await requireSubject(subject, context);
  const { row } = await readClient(subject, context);
  await giveSecret(row.id, new Date(context.now.getTime() + row.grace_days * dayMs), context);
  return readClient(subject, context);
}

/** Removes the client of a subject; its tokens stop working immediately. In the caller's transaction. */
export async function removeClient(context: Context, subject: Subject): Promise<void> {
  await requireSubject(subject, context);
  const { row } = await readClient(subject, context);
  await store.deleteClient(context.db, context.companyId, row.id);
}

/** A client with its newest secret in the clear. */
export interface OpenClient {
  readonly row: store.ClientRow;
  readonly secret: string;
}

async function readClient({ scope, id }: Subject, { db, companyId, deps }: Context): Promise<OpenClient> {
  const row = await store.findClient(db, companyId, scope, id);
  if (!row) throw new ApiError("not_found");
  return { row, secret: deps.secrets.open(row.secret_sealed, placeOf.oauthSecret(companyId)) };
}

/** Every call about a client makes, shows or ends a credential, so its caller holds what that carries. */
async function requireSubject({ scope, id }: Subject, { db, companyId, caller }: Context): Promise<void> {
  requireDelegable(caller, permissionsOfApplication({ is_read_only: false, allow_orders: false }));
  if (!(await store.lockSubject(db, companyId, scope, id))) throw new ApiError("not_found");
}

async function giveSecret(clientId: number, olderEnd: Date, { db, companyId, now, deps }: Context): Promise<void> {
  const secret = Buffer.from(deps.random(secretBytes)).toString("base64url");
  const sealed = deps.secrets.seal(secret, placeOf.oauthSecret(companyId));
  await store.insertSecret(db, companyId, clientId, sealed, olderEnd, now);
}
