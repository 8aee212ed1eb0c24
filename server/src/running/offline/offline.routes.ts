import { z } from "zod";
import { ApiError } from "../../errors.ts";
import type { Reading } from "../../platform/http/body-headers.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { activationErrors, useErrors } from "../license-calls/license-call.flow.ts";
import type { ProvenUser } from "../license-calls/prove-user.flow.ts";
import {
  activationFile,
  bundleFile,
  issueBundleFile,
  issueFile,
  proveFile,
  returnBundleFile,
  returnFile,
} from "./offline.flow.ts";
import {
  type Credentials,
  fileCredentials,
  type RequestFile,
  readRequestFile,
  requestFileErrors,
  workOnFile,
} from "./request-file.flow.ts";
import { fileBody } from "./request-file.schema.ts";

/** What an activation by file may answer. */
export const issueErrors = [
  ...requestFileErrors,
  ...activationErrors,
  "sso_not_allowed",
  "offline_activation_not_allowed",
  "offline_request_out_of_date",
] as const;
/** Units of consumption pools that are asked for and not there. */
export const unitErrors = ["license_not_enough_consumptions", "feature_not_enough_consumptions"] as const;
/** What giving a file back may answer. */
export const returnErrors = [
  ...requestFileErrors,
  ...useErrors,
  "offline_request_out_of_date",
  "offline_request_not_signed",
  "offline_release_not_proven",
  "invalid_license_type",
  "invalid_feature_type",
  "unsupported_product_feature",
  "license_not_enough_consumptions",
  "feature_not_enough_consumptions",
] as const;
/** What giving the file of a bundle back may answer; a bundle counts no consumption. */
export const returnBundleErrors = [
  ...requestFileErrors,
  ...useErrors,
  "offline_request_out_of_date",
  "offline_request_not_signed",
  "offline_release_not_proven",
  "invalid_license_type",
] as const;

/** How a request file is read. */
export const requestFileReading: Reading = { as: "text", bytesMax: 1_000_000 };

/** activate_offline, deactivate_offline and their bundle forms (license-api.md §6.25, §6.26, §6.30, §6.31). */
export function offlineRoutes(api: Api): void {
  const credentials = fileCredentials(api.deps);
  activateOfflineRoute(api, credentials);
  deactivateOfflineRoute(api, credentials);
  activateBundleOfflineRoute(api, credentials);
  deactivateBundleOfflineRoute(api, credentials);
}

const shared = {
  method: "POST",
  permission: "license_use_change",
  tag: "Offline",
  body: fileBody,
  takes: requestFileReading,
  // The keys of the file are looked up before the transaction takes a connection of its own.
  transaction: "handler",
} as const;

function activateOfflineRoute(api: Api, credentials: Credentials): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/activate_offline",
      summary: "Turn a machine's request file into its license file",
      description:
        "The same request answers the same file. The seat stays taken until the file is given back, or ends. Where the license or a feature counts " +
        "in a consumption pool, units of it are held for the machine: as many as consumptions asks for, else what its limits allow.",
      activity: "activation_offline",
      answers: { json: activationFile },
      errors: [...issueErrors, ...unitErrors],
    },
    handle: withFile(credentials, "activation", issueFile),
  });
}

function deactivateOfflineRoute(api: Api, credentials: Credentials): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/deactivate_offline",
      summary: "Free a machine's seat by its signed request, and book what it consumed",
      activity: "deactivation_offline",
      answers: { text: z.literal("license_deactivated") },
      errors: returnErrors,
    },
    handle: withFile(credentials, "deactivation", async (context, file) => {
      await returnFile(context, file);
      return "license_deactivated";
    }),
  });
}

function activateBundleOfflineRoute(api: Api, credentials: Credentials): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/activate_bundle_offline",
      summary: "Turn a machine's request file into the license file of a bundle",
      activity: "activation_offline",
      answers: { json: bundleFile },
      errors: issueErrors,
    },
    handle: withFile(credentials, "activation", issueBundleFile),
  });
}

function deactivateBundleOfflineRoute(api: Api, credentials: Credentials): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/deactivate_bundle_offline",
      summary: "Free a machine's seats on every license of a bundle",
      activity: "deactivation_offline",
      answers: { text: z.literal("license_deactivated") },
      errors: returnBundleErrors,
    },
    handle: withFile(credentials, "deactivation", async (context, file) => {
      await returnBundleFile(context, file);
      return "license_deactivated";
    }),
  });
}

/** Reads the file, then works on it in one transaction. */
function withFile<T>(
  credentials: Credentials,
  kind: "activation" | "deactivation",
  work: (context: Context, file: RequestFile, proven: ProvenUser) => Promise<T>,
) {
  return async ({ body }: { readonly body: string }, context: Context): Promise<T> => {
    const file = await readRequestFile(body, kind, credentials);
    context.decision.named = file.members;
    if (file.caller.companyId !== context.caller.companyId) throw new ApiError("invalid_api_key");
    const { scope, productIds } = context.caller;
    if (scope && file.caller.scope && file.caller.keyId !== context.caller.keyId) throw new ApiError("invalid_api_key");
    // A file gives its bearer no more reach than the credential already has.
    const reach = { ...(scope ? { scope } : {}), ...narrowed(file.caller.productIds, productIds) };
    const brought = { ...file, caller: { ...file.caller, ...reach } };
    const proven = kind === "activation" ? await proveFile(context, brought) : unproven;
    return workOnFile(context, brought, (own) => work(own, brought, proven));
  };
}

/** A deactivation is proven by the file. */
const unproven: ProvenUser = { email: undefined, proof: "absent" };

/** The products that two limits leave; none where neither limits. */
function narrowed(one: readonly number[] | undefined, other: readonly number[] | undefined) {
  if (one && other) return { productIds: one.filter((id) => other.includes(id)) };
  const productIds = one ?? other;
  return productIds ? { productIds } : {};
}
