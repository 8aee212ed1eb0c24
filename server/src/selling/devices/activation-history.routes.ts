import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { filterQuery, listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { byId } from "../../platform/values/lists.ts";
import { readDevices } from "../../selling/devices/device.store.ts";
import { activationAnswer, type PresentedActivation, presentActivation } from "./activation-history.schema.ts";
import {
  type ActivationRow,
  activationList,
  countTransfers,
  findActivation,
  listActivations,
  transferFilters,
} from "./activation-history.store.ts";

const shared = { method: "GET", permission: "licenses_read", tag: "Histories" } as const;

/** On which devices licenses were activated, and no longer (management-api.md §6.5; rows 52–54). */
export function activationHistoryRoutes(api: Api): void {
  listActivationHistoriesRoute(api);
  countTransfersRoute(api);
  readActivationHistoryRoute(api);
}

function listActivationHistoriesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/license-activation-histories/",
      summary: "List activations and deactivations, newest first",
      query: listQuery(activationList),
      reads: "list",
      answers: { json: listAnswer(activationAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) => {
      const page = await listActivations(context.db, context.companyId, query);
      return presentPage(context, query, { ...page, rows: await withDevices(page.rows, context) }, presentActivation);
    },
  });
}

function countTransfersRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/license-activation-histories/transfer_count/",
      summary: "Count the transfers of devices",
      description:
        "Activations on another device than the one before, known or not. The transfer_count of a license counts less: its limit asks only for devices that took the place of another.",
      query: filterQuery(transferFilters, {}),
      reads: "object",
      answers: { json: z.strictObject({ transfer_count: z.int() }) },
      errors: [],
    },
    handle: async ({ query }, { db, companyId }) => ({
      transfer_count: await countTransfers(db, companyId, query.page),
    }),
  });
}

function readActivationHistoryRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...shared,
      path: "/license-activation-histories/:id/",
      summary: "Read an activation or deactivation",
      params: z.object({ id: bigCount({ min: 1 }) }),
      reads: "object",
      answers: { json: activationAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      const row = await findActivation(context.db, context.companyId, id);
      const [told] = await withDevices(row ? [row] : [], context);
      if (!told) throw new ApiError("not_found");
      return presentActivation(told);
    },
  });
}

async function withDevices(
  rows: readonly ActivationRow[],
  { db, companyId, now }: Context,
): Promise<PresentedActivation[]> {
  const ids = [...new Set(rows.map(({ device_id }) => device_id))];
  const devices = byId(await readDevices(db, companyId, ids, now));
  return rows.flatMap((row) => {
    const device = devices.get(row.device_id);
    return device ? [{ ...row, device }] : [];
  });
}
