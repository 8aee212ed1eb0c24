import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount, text } from "../../platform/http/scalars.schema.ts";
import { checkAnswer } from "../license-calls/license-answer.schema.ts";
import { keyMembersAnswer } from "./offline.flow.ts";
import { refreshDocumentOf, refreshFileOf } from "./refresh-file.flow.ts";
import { findLicenseId } from "./refresh-file.store.ts";

const hardware_id = text(1000).refine((value) => value !== "", "hardware_id is required.");

/**
 * `GET licenses/check_license/` (management-api.md §5.8) and `GET licenses/{id}/refresh_file/`: news for a machine
 * without a network.
 */
export function refreshFileRoutes(api: Api): void {
  readCheckDocumentRoute(api);
  readRefreshFileRoute(api);
}

function readCheckDocumentRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/licenses/check_license/",
      permission: "licenses_write",
      tag: "Licenses",
      summary: "The state of a license for one of its devices, as a signed document",
      query: z.object({ hardware_id, license_key: text(300, 1), product: text(255, 1) }),
      reads: "object",
      answers: {
        json: checkAnswer.extend({
          hardware_id: z.string(),
          username: z.string().optional(),
          date: z.string(),
          offline_signature: z.string(),
          license_signature_v2: z.string(),
          ...keyMembersAnswer,
        }),
      },
      errors: ["not_found", "device_not_found"],
    },
    handle: async ({ query }, context) => {
      const licenseId = await findLicenseId(context.db, context.companyId, query);
      if (licenseId === undefined) throw new ApiError("not_found");
      return refreshDocumentOf(context, licenseId, query.hardware_id);
    },
  });
}

function readRefreshFileRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/licenses/:id/refresh_file/",
      permission: "licenses_write",
      tag: "Licenses",
      summary: "A file that brings the present state of a license to a device, one line of base64",
      description: "For a bundle license the file holds each of its products.",
      params: z.object({ id: bigCount({ min: 1 }) }),
      query: z.object({ hardware_id }),
      reads: "object",
      answers: { text: z.string() },
      errors: ["not_found", "device_not_found"],
    },
    handle: async ({ params, query }, context) => refreshFileOf(context, params.id, query.hardware_id),
  });
}
