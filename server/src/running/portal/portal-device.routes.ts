import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { borrowErrors, borrowForDevice } from "../floating/device-borrow.flow.ts";
import { borrowAnswer, borrowBody } from "../floating/floating.schema.ts";
import { listOfferedFiles } from "../license-calls/offered-files.store.ts";
import { fileAnswer, presentFile } from "../versions/version.schema.ts";
import { requireSignedIn } from "./own-session.flow.ts";
import { requireDeviceDeed, requirePortalDevice } from "./portal-deed.flow.ts";
import { portalDevice, presentPortalDevice } from "./portal-device.schema.ts";
import { listPortalDevices, portalDeviceGrammar } from "./portal-device.store.ts";
import { findPortalLicense, findTimedPortalLicense } from "./portal-license.flow.ts";

const id = bigCount({ min: 1 });
const shared = { permission: "portal", tag: "Portal" } as const;
const ofDevice = z.object({ id, device_id: id });
const devicePath = "/portal/licenses/:id/devices/:device_id/";

/** Devices and downloads of the licenses of customers (docs/guide/portal.md). */
export function portalDeviceRoutes(api: Api): void {
  listPortalDevicesRoute(api);
  readPortalDeviceRoute(api);
  borrowAtPortalRoute(api);
  listDownloadsRoute(api);
}

function listPortalDevicesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "GET",
      path: "/portal/licenses/:id/devices/",
      summary: "List the devices of a license",
      description: "Those that were heard of last first. Of users who do not manage the license, their own.",
      params: z.object({ id }),
      query: listQuery(portalDeviceGrammar),
      reads: "list",
      answers: { json: listAnswer(portalDevice) },
      errors: ["not_found"],
    },
    handle: async ({ params, query }, context) => {
      const { db, companyId, now } = context;
      const { person } = requireSignedIn(context);
      await findPortalLicense(context, params.id);
      const page = await listPortalDevices(db, companyId, { person, licenseId: params.id, page: query }, now);
      return presentPage(context, query, page, presentPortalDevice);
    },
  });
}

function readPortalDeviceRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "GET",
      path: devicePath,
      summary: "Read a device of a license",
      params: ofDevice,
      reads: "object",
      answers: { json: portalDevice },
      errors: ["not_found"],
    },
    handle: async ({ params }, context) =>
      presentPortalDevice(await requirePortalDevice(context, params.id, params.device_id)),
  });
}

function borrowAtPortalRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "POST",
      path: "/portal/licenses/:id/devices/:device_id/borrow/",
      summary: "Let a device keep its floating slot for a time without a connection",
      params: ofDevice,
      body: z.object({ borrowed_until: borrowBody.shape.borrowed_until.optional() }),
      audits: { object: "devices", action: "borrow", shows: devicePath },
      locks: "licenses",
      answers: { json: borrowAnswer.omit({ company: true }) },
      errors: borrowErrors,
    },
    handle: async ({ params, body }, context) => {
      const device = await requireDeviceDeed(context, params, "borrow_license");
      context.audit.object_id = device.id;
      return borrowForDevice(context, device.id, body.borrowed_until ?? null);
    },
  });
}

function listDownloadsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      method: "GET",
      path: "/portal/licenses/:id/downloads/",
      summary: "List the files that a license may have, the newest version first",
      description: "What was released until the end of maintenance, or else of the license; nothing of a disabled one.",
      params: z.object({ id }),
      reads: "list",
      answers: { json: z.array(fileAnswer.omit({ company: true })) },
      errors: ["not_found", "license_not_enabled"],
    },
    handle: async ({ params }, context) => {
      const { db, companyId, now } = context;
      const license = await findTimedPortalLicense(context, params.id);
      if (!license.enabled) throw new ApiError("license_not_enabled");
      const files = await listOfferedFiles(db, companyId, license.id, now);
      return files.map((file) => {
        const { company: _own, ...shown } = presentFile(file, companyId);
        return shown;
      });
    },
  });
}
