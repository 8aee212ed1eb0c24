import { ApiError } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { identityOf } from "../license-calls/activation.schema.ts";
import { findLicenseFacts } from "../license-calls/activation-facts.store.ts";
import { callErrors, claimOf, type Named, noteFound, requireMembers } from "../license-calls/license-call.flow.ts";
import { findOfferedFile, listOfferedVersions } from "../license-calls/offered-files.store.ts";
import { emailOf } from "../license-calls/prove-user.flow.ts";
import { findDownload } from "./version.rules.ts";
import { fileAnswer, fileQuery, presentFile, presentVersion, versionsAnswer, versionsQuery } from "./version.schema.ts";

const downloadErrors = [...callErrors, "active_license_required"] as const;

/** `GET versions` and `GET installation_file` (license-api.md §6.22, §6.23). */
export function versionRoutes(api: Api): void {
  versionsRoute(api);
  installationFileRoute(api);
}

function versionsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/versions",
      permission: "license_use",
      tag: "Versions",
      summary: "List the versions that a license may have",
      description: "Oldest first, and only what was released until the end of maintenance, or else of the license.",
      query: versionsQuery,
      activity: "versions",
      reads: "list",
      answers: { json: versionsAnswer },
      errors: downloadErrors,
    },
    handle: async ({ query }, context) => {
      const license = await findEntitled(query, context);
      const versions = await listOfferedVersions(context.db, context.companyId, license.id, query, context.now);
      return versions.map(presentVersion);
    },
  });
}

function installationFileRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/installation_file",
      permission: "license_use",
      tag: "Versions",
      summary: "Read where to download a version",
      description: "Without a version: the newest that the license may have.",
      query: fileQuery,
      activity: "installation_file",
      reads: "object",
      answers: { json: fileAnswer },
      errors: [...downloadErrors, "version_not_found"],
    },
    handle: async ({ query }, context) => {
      const license = await findEntitled(query, context);
      const file = await findOfferedFile(context.db, context.companyId, license.id, query, context.now);
      if (!file) throw new ApiError("version_not_found");
      return presentFile(file, context.companyId);
    },
  });
}

async function findEntitled(call: Named & Parameters<typeof identityOf>[0], context: Context) {
  const { db, companyId, now } = context;
  const hardware_id = requireMembers(call);
  const identity = identityOf(call, emailOf(call.username), context.caller);
  const unused = { env: undefined, channel: undefined, app_ver: undefined, counts_devices: false, is_answered: false };
  const facts = await findLicenseFacts(db, companyId, identity, { hardware_id, ...unused }, now);
  noteFound(context, facts);
  return accept(findDownload(facts, claimOf(context, identity), now)).license;
}
