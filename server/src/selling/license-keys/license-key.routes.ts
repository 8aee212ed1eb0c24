import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { licenseObject } from "../licenses/license.schema.ts";
import { presentLicenseById } from "../licenses/read-licenses.flow.ts";
import { formerKeyAnswer, presentFormerKey, rollBody } from "./former-key.schema.ts";
import { findFormerKey, formerKeyList, listFormerKeys } from "./former-key.store.ts";
import { endFormerKey, rollKey } from "./roll-key.flow.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Licenses";

/** License keys that can be changed: another key for a license, and the keys that it had (docs/decisions/0095). */
export function licenseKeyRoutes(api: Api): void {
  rollKeyRoute(api);
  listFormerKeysRoute(api);
  readFormerKeyRoute(api);
  endFormerKeyRoute(api);
}

function rollKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/licenses/:id/roll_key/",
      permission: "licenses_write",
      tag,
      summary: "Give a license another key",
      description:
        "The old key still works for grace_days, but only on devices that have a seat; applications learn the new one from their next check. " +
        "A new device needs the new key at once. Of a bundle, all its licenses get it.",
      params,
      body: rollBody,
      takes: smallJson,
      audits: { object: "licenses", action: "roll_key", shows: "/licenses/:id/" },
      locks: "licenses",
      answers: { json: licenseObject },
      errors: ["not_found", "license_without_key", "license_in_bundle", "license_key_exists"],
    },
    handle: async ({ params: { id }, body }, context) => {
      await rollKey(context, id, { graceDays: body.grace_days, licenseKey: body.license_key });
      return presentLicenseById(context, id);
    },
  });
}

function listFormerKeysRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/former-license-keys/",
      permission: "licenses_read",
      tag,
      summary: "List keys that licenses had before",
      query: listQuery(formerKeyList),
      reads: "list",
      answers: { json: listAnswer(formerKeyAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const page = await listFormerKeys(context.db, context.companyId, query, context.now);
      return presentPage(context, query, page, presentFormerKey);
    },
  });
}

function readFormerKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/former-license-keys/:id/",
      permission: "licenses_read",
      tag,
      summary: "Read a key that a license had before",
      params,
      reads: "object",
      answers: { json: formerKeyAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId, now }) => {
      const row = await findFormerKey(db, companyId, id, now);
      if (!row) throw new ApiError("not_found");
      return presentFormerKey(row);
    },
  });
}

function endFormerKeyRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/former-license-keys/:id/end/",
      permission: "licenses_write",
      tag,
      summary: "End a former key before its time",
      description: "From now on it works on no device. One that has ended already stays as it is.",
      params,
      takes: smallJson,
      audits: { object: "former-license-keys", action: "end", shows: "/former-license-keys/:id/" },
      locks: "former-license-keys",
      answers: { json: formerKeyAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => presentFormerKey(await endFormerKey(context, id)),
  });
}
