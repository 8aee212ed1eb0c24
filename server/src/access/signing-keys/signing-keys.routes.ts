import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import {
  activateSet,
  addNextSet,
  type MadeKeys,
  makeKeys,
  openSet,
  retireSet,
  vouchForSet,
} from "./signing-keys.flow.ts";
import { presentSigningKey, retirementBody, signingKeyAnswer, voucherBody } from "./signing-keys.schema.ts";
import { isFirstCompany, listSigningSets } from "./signing-set.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Signing keys";
const locks = "signing-keys";
const bits = 2048;

/**
 * The keys that this server signs with (docs/decisions/0095): read by every company, changed by the one that was made
 * first, which is the operator's.
 */
export function signingKeyRoutes(api: Api): void {
  listKeysRoute(api);
  addKeyRoute(api);
  activateKeyRoute(api);
  retireKeyRoute(api);
  vouchForKeyRoute(api);
}

function listKeysRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/signing-keys/",
      permission: "company_read",
      tag,
      summary: "List the keys that answers and files are signed with, the newest first",
      reads: "object",
      answers: { json: z.strictObject({ results: z.array(signingKeyAnswer), may_change: z.boolean() }) },
      errors: [],
    },
    handle: async (_input, { db, companyId, now, deps }) => {
      const rows = await listSigningSets(db);
      const results = rows.map((row) => presentSigningKey(openSet(row, deps.secrets), now)).reverse();
      return { results, may_change: await isFirstCompany(db, companyId) };
    },
  });
}

function addKeyRoute(api: Api): void {
  endpoint<z.ZodUnknown, z.ZodUnknown, z.ZodUnknown, MadeKeys>(api, {
    contract: {
      method: "POST",
      path: "/signing-keys/",
      permission: "company_write",
      tag,
      summary: "Make the next keys, which are published and wait",
      description:
        "Applications that are built with them from now on are ready for the day on which they are activated.",
      takes: smallJson,
      audits: { object: "signing-keys", action: "create" },
      locks,
      answers: { json: signingKeyAnswer, status: 201 },
      errors: ["permission_denied", "signing_key_waits"],
    },
    prepare: async (_input, context) => {
      if (!(await isFirstCompany(context.db, context.companyId))) throw new ApiError("permission_denied");
      return makeKeys(bits);
    },
    handle: async (_input, context, made) => {
      const id = await addNextSet(context.db, made, context.deps, context.now);
      return changed(context, id);
    },
  });
}

function activateKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/signing-keys/:id/activate/",
      permission: "company_write",
      tag,
      summary: "Sign with the next keys from now on",
      description:
        "The keys before them go on for applications that know no newer ones, until retires_at (a year from now unless given): until then no " +
        "call fails for the sake of a key.",
      params,
      body: retirementBody,
      takes: smallJson,
      audits: { object: "signing-keys", action: "activate" },
      locks,
      answers: { json: signingKeyAnswer },
      errors: ["not_found", "signing_key_not_waiting"],
    },
    handle: async ({ params: { id }, body }, context) => {
      await requireOwner(context);
      await activateSet(context.db, id, retirementOf(body), context.now, context.deps);
      return changed(context, id);
    },
  });
}

function retireKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/signing-keys/:id/retire/",
      permission: "company_write",
      tag,
      summary: "Choose another day on which keys stop to sign, or to be published",
      description: "Not of the active ones: activate others first. Keys that wait are given up by it.",
      params,
      body: retirementBody,
      takes: smallJson,
      audits: { object: "signing-keys", action: "retire" },
      locks,
      answers: { json: signingKeyAnswer },
      errors: ["not_found", "signing_key_in_use"],
    },
    handle: async ({ params: { id }, body }, context) => {
      await requireOwner(context);
      await retireSet(context.db, id, retirementOf(body), context.now);
      return changed(context, id);
    },
  });
}

function vouchForKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/signing-keys/:id/vouch/",
      permission: "company_write",
      tag,
      summary: "Publish what the recovery key says of keys",
      description: "Applications that pin the recovery key take these keys over by themselves.",
      params,
      body: voucherBody,
      takes: smallJson,
      audits: { object: "signing-keys", action: "vouch" },
      locks,
      answers: { json: signingKeyAnswer },
      errors: ["not_found", "recovery_signature_invalid"],
    },
    handle: async ({ params: { id }, body }, context) => {
      await requireOwner(context);
      await vouchForSet(context.db, id, body.recovery_key, body.signature);
      return changed(context, id);
    },
  });
}

/** Other companies have no keys of their own to change. */
async function requireOwner({ db, companyId }: Context): Promise<void> {
  if (!(await isFirstCompany(db, companyId))) throw new ApiError("not_found");
}

function retirementOf({ retires_at, verifiable_until }: z.output<typeof retirementBody>) {
  return { retires_at: retires_at ?? undefined, verifiable_until: verifiable_until ?? undefined };
}

/** The set as it is now, which the audit is shown as well. */
async function changed(context: Context, id: number) {
  const { db, deps, now, audit } = context;
  const row = (await listSigningSets(db)).find((each) => each.id === id);
  if (!row) throw new ApiError("not_found");
  const set = presentSigningKey(openSet(row, deps.secrets), now);
  const { key_id, state, retires_at, verifiable_until, recovery } = set;
  audit.object_id = id;
  audit.after = { key_id, state, retires_at, verifiable_until, is_vouched_for: recovery !== null };
  return set;
}
