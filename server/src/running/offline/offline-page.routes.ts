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
import { fileCredentials, type RequestFile, readRequestFile, workOnFile } from "./request-file.flow.ts";
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
  fileEndpoints(api);
  codeEndpoints(api);
}

function fileEndpoints(api: Api): void {
  const credentials = fileCredentials(api.deps);
  const shared = {
    method: "POST",
    permission: "public",
    tag: "Offline",
    body: fileBody,
    takes: requestFileReading,
    transaction: "handler",
  } as const;
  const work = async <T>(file: RequestFile, context: Context, run: (isBundle: boolean, own: Context) => Promise<T>) => {
    const { companyId } = file.caller;
    const { product: code = "", license_key = "", username } = file.members;
    const isBundle = await findIsBundle(context.deps.db, companyId, {
      code,
      license_key,
      email: emailOf(username) ?? "",
    });
    return workOnFile(file, context, (own) => run(isBundle, own));
  };

  endpoint(api, {
    contract: {
      ...shared,
      path: "/activate",
      summary: "Exchange a request file for a license file",
      answers: { json: z.strictObject({ file_name: z.string(), file: z.string() }) },
      errors: [...issueErrors, ...unitErrors],
    },
    handle: async ({ body }, context) => {
      const file = await readRequestFile(body, "activation", credentials);
      const proven = await proveFile(file, context);
      const document = await work<object>(file, context, (isBundle, own) =>
        isBundle ? issueBundleFile(file, proven, own) : issueFile(file, proven, own),
      );
      return { file_name: "ls_activation.lic", file: documentFile(document) };
    },
  });

  endpoint(api, {
    contract: {
      ...shared,
      path: "/deactivate",
      summary: "Give a license back by the deactivation file of its machine",
      answers: { text: z.literal("license_deactivated") },
      errors: returnErrors,
    },
    handle: async ({ body }, context) => {
      const file = await readRequestFile(body, "deactivation", credentials);
      await work(file, context, (isBundle, own) => (isBundle ? returnBundleFile(file, own) : returnFile(file, own)));
      return "license_deactivated";
    },
  });
}

const codeErrors = [
  "missing_parameters",
  "license_not_found",
  "air_gap_not_allowed",
  "air_gap_code_not_valid",
  "offline_release_not_proven",
] as const;
const machine = { license_key: text(300), product: text(255), hardware_id: text(1000), code: text(200) };

function codeEndpoints(api: Api): void {
  const shared = { method: "POST", permission: "public", tag: "Air gap", transaction: "handler" } as const;
  const confirmation = z.strictObject({ confirmation_code: z.string(), policy_id: z.string() });

  endpoint(api, {
    contract: {
      ...shared,
      path: "/air-gap/initialize",
      summary: "A code that lets one machine ask for a license",
      body: z.object({ license_key: machine.license_key, product: machine.product }),
      answers: { json: z.strictObject({ initialization_code: z.string() }) },
      errors: codeErrors,
    },
    handle: async ({ body }, context) => {
      const initialization_code = await handOutCode(required(body, "license_key"), body.product, context);
      return { initialization_code };
    },
  });

  for (const [path, confirm, summary] of [
    ["/air-gap/activate", confirmActivation, "Confirm the activation code of a machine"],
    ["/air-gap/deactivate", confirmDeactivation, "Confirm the deactivation code of a machine"],
  ] as const)
    endpoint(api, {
      contract: {
        ...shared,
        path,
        summary,
        body: z.object(machine),
        answers: { json: confirmation },
        errors: [...issueErrors, ...codeErrors],
      },
      handle: async ({ body }, context) => {
        const license_key = required(body, "license_key");
        const hardware_id = required(body, "hardware_id");
        return confirm({ license_key, hardware_id, product: body.product }, required(body, "code"), context);
      },
    });
}

function required<K extends string>(body: { readonly [name in K]?: string | undefined }, name: K): string {
  const value = body[name];
  if (value !== undefined) return value;
  throw missing(name);
}
