import { z } from "zod";
import { ApiError, problem } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import {
  deviceVariableAnswer,
  deviceVariableBody,
  deviceVariablePatch,
  presentDeviceVariable,
} from "./device-variable.schema.ts";
import {
  deleteDeviceVariable,
  deviceVariableList,
  findDeviceVariable,
  findVariableNamed,
  insertDeviceVariable,
  listDeviceVariables,
  lockDeviceOfVariable,
  updateDeviceVariable,
} from "./device-variable.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Device variables";
const reads = { method: "GET", permission: "licenses_read", tag } as const;
const writes = { permission: "licenses_write", tag } as const;

/** What applications and the vendor note on devices (management-api.md §9.2; rows 109–113). */
export function deviceVariableRoutes(api: Api): void {
  listDeviceVariablesRoute(api);
  readDeviceVariableRoute(api);
  createDeviceVariableRoute(api);
  changeDeviceVariableRoute(api);
  deleteDeviceVariableRoute(api);
}

function listDeviceVariablesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reads,
      path: "/device-variables/",
      summary: "List variables of devices",
      query: listQuery(deviceVariableList),
      reads: "list",
      answers: { json: listAnswer(deviceVariableAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(
        context,
        query,
        await listDeviceVariables(context.db, context.companyId, query),
        presentDeviceVariable,
      ),
  });
}

function readDeviceVariableRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...reads,
      path: "/device-variables/:id/",
      summary: "Read a variable of a device",
      params,
      reads: "object",
      answers: { json: deviceVariableAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => presentDeviceVariable(await requireVariable(id, context)),
  });
}

function createDeviceVariableRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "POST",
      path: "/device-variables/",
      summary: "Set a new variable of a device",
      body: deviceVariableBody,
      audits: { object: "device-variables", action: "create" },
      answers: { json: deviceVariableAnswer, status: 201 },
      errors: ["unknown_device", "device_variable_exists"],
    },
    handle: async ({ body }, { db, companyId, now }) => {
      if (!(await lockDeviceOfVariable(db, companyId, body.device)))
        throw ApiError.of([problem("unknown_device", "/device", body.device)]);
      if ((await findVariableNamed(db, companyId, body.device, body.variable)) !== undefined) refuseName(body.variable);
      const row = await insertDeviceVariable(db, companyId, body, now);
      if (!row) throw new ApiError("internal_error");
      return presentDeviceVariable(row);
    },
  });
}

function changeDeviceVariableRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "PATCH",
      path: "/device-variables/:id/",
      summary: "Change a variable of a device",
      params,
      body: deviceVariablePatch,
      audits: { object: "device-variables", action: "update", shows: "/device-variables/:id/" },
      locks: "device-variables",
      answers: { json: deviceVariableAnswer },
      errors: ["not_found", "device_variable_exists"],
    },
    handle: async ({ params: { id }, body }, context) => {
      const { db, companyId, now } = context;
      const { device_id } = await requireVariable(id, context);
      const named = body.variable === undefined ? id : await findVariableNamed(db, companyId, device_id, body.variable);
      if (named !== undefined && named !== id) refuseName(body.variable);
      await updateDeviceVariable(db, companyId, id, body, now);
      return presentDeviceVariable(await requireVariable(id, context));
    },
  });
}

function deleteDeviceVariableRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...writes,
      method: "DELETE",
      path: "/device-variables/:id/",
      summary: "Delete a variable of a device",
      params,
      audits: { object: "device-variables", action: "delete", shows: "/device-variables/:id/" },
      locks: "device-variables",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId, now }) => {
      if (!(await deleteDeviceVariable(db, companyId, id, now))) throw new ApiError("not_found");
    },
  });
}

async function requireVariable(id: number, { db, companyId }: Context) {
  const row = await findDeviceVariable(db, companyId, id);
  if (!row) throw new ApiError("not_found");
  return row;
}

function refuseName(variable: string | undefined): never {
  throw ApiError.of([problem("device_variable_exists", "/variable", variable)]);
}
