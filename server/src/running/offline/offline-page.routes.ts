import { readFileSync } from "node:fs";
import { z } from "zod";
import { missing } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { documentFile } from "../../platform/signing/offline-document.ts";
import { confirmActivation, confirmDeactivation, handOutCode } from "../air-gap/air-gap.flow.ts";
import { text } from "../license-calls/activation.schema.ts";
import { emailOf } from "../license-calls/prove-user.flow.ts";
import { issueBundleFile, issueFile, proveFile, returnBundleFile, returnFile } from "./offline.flow.ts";
import { issueErrors, requestFileReading, returnErrors, unitErrors } from "./offline.routes.ts";
import { findIsBundle } from "./offline-page.store.ts";
import {
  type Credentials,
  fileCredentials,
  type RequestFile,
  readRequestFile,
  workOnFile,
} from "./request-file.flow.ts";
import { fileBody } from "./request-file.schema.ts";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'";

/**
 * `/offline`: where a person exchanges the request file of a machine without a network for its license file, or the codes of an
 * air-gapped one. A file proves itself by its signature; codes take the license key.
 */
export function offlinePage(api: Api): void {
  for (const [path, type, file] of [
    ["/", "text/html", "offline-page.html"],
    ["/page.js", "text/javascript", "offline-page.js"],
    ["/page.css", "text/css", "offline-page.css"],
  ] as const) {
    const content = readFileSync(new URL(file, import.meta.url), "utf8");
    api.app.get(path, async (_request, reply) =>
      reply.type(`${type}; charset=utf-8`).header("Content-Security-Policy", policy).send(content),
    );
  }
  const credentials = fileCredentials(api.deps);
  activateRoute(api, credentials);
  deactivateRoute(api, credentials);
  initializeRoute(api);
  confirmActivationRoute(api);
  confirmDeactivationRoute(api);
}

const ofFiles = {
  method: "POST",
  permission: "public",
  tag: "Offline",
  body: fileBody,
  takes: requestFileReading,
  transaction: "handler",
} as const;

function activateRoute(api: Api, credentials: Credentials): void {
  endpoint(api, {
    contract: {
      ...ofFiles,
      path: "/activate",
      summary: "Exchange a request file for a license file",
      answers: { json: z.strictObject({ file_name: z.string(), file: z.string() }) },
      errors: [...issueErrors, ...unitErrors],
    },
    handle: async ({ body }, context) => {
      const file = await readRequestFile(body, "activation", credentials);
      const proven = await proveFile(context, file);
      const document = await workOnLicense<object>(file, context, (isBundle, own) =>
        isBundle ? issueBundleFile(own, file, proven) : issueFile(own, file, proven),
      );
      return { file_name: "ls_activation.lic", file: documentFile(document) };
    },
  });
}

function deactivateRoute(api: Api, credentials: Credentials): void {
  endpoint(api, {
    contract: {
      ...ofFiles,
      path: "/deactivate",
      summary: "Give a license back by the deactivation file of its machine",
      answers: { text: z.literal("license_deactivated") },
      errors: returnErrors,
    },
    handle: async ({ body }, context) => {
      const file = await readRequestFile(body, "deactivation", credentials);
      await workOnLicense(file, context, (isBundle, own) =>
        isBundle ? returnBundleFile(own, file) : returnFile(own, file),
      );
      return "license_deactivated";
    },
  });
}

/** Does what a file asks for, of a license or of a bundle. */
async function workOnLicense<T>(
  file: RequestFile,
  context: Context,
  run: (isBundle: boolean, own: Context) => Promise<T>,
): Promise<T> {
  const { companyId } = file.caller;
  const { product: code = "", license_key = "", username } = file.members;
  const named = { code, license_key, email: emailOf(username) ?? "" };
  const isBundle = await findIsBundle(context.deps.db, companyId, named);
  return workOnFile(context, file, (own) => run(isBundle, own));
}

const codeErrors = [
  "missing_parameters",
  "license_not_found",
  "air_gap_not_allowed",
  "air_gap_code_not_valid",
  "offline_release_not_proven",
] as const;
const is_test = z.literal(true).optional().describe("Of a test order: nothing that was sold. Absent otherwise.");
const machine = { license_key: text(300), product: text(255), hardware_id: text(1000), code: text(200) };

const ofCodes = { method: "POST", permission: "public", tag: "Air gap", transaction: "handler" } as const;
const ofConfirmations = {
  ...ofCodes,
  body: z.object(machine),
  answers: { json: z.strictObject({ confirmation_code: z.string(), policy_id: z.string(), is_test }) },
  errors: [...issueErrors, ...codeErrors],
} as const;

function initializeRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...ofCodes,
      path: "/air-gap/initialize",
      summary: "A code that lets one machine ask for a license",
      body: z.object({ license_key: machine.license_key, product: machine.product }),
      answers: { json: z.strictObject({ initialization_code: z.string(), is_test }) },
      errors: codeErrors,
    },
    handle: ({ body }, context) => handOutCode(context, required(body, "license_key"), body.product),
  });
}

function confirmActivationRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...ofConfirmations,
      path: "/air-gap/activate",
      summary: "Confirm the activation code of a machine",
    },
    handle: async ({ body }, context) => confirmActivation(context, machineOf(body), required(body, "code")),
  });
}

function confirmDeactivationRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...ofConfirmations,
      path: "/air-gap/deactivate",
      summary: "Confirm the deactivation code of a machine",
    },
    handle: async ({ body }, context) => confirmDeactivation(context, machineOf(body), required(body, "code")),
  });
}

type MachineBody = z.output<typeof ofConfirmations.body>;

function machineOf(body: MachineBody) {
  const license_key = required(body, "license_key");
  return { license_key, hardware_id: required(body, "hardware_id"), product: body.product };
}

function required<K extends string>(body: { readonly [name in K]?: string | undefined }, name: K): string {
  const value = body[name];
  if (value !== undefined) return value;
  throw missing(name);
}
