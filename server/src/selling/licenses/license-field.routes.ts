import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { changeField, removeField, setField } from "./license-field.flow.ts";
import {
  licenseFieldAnswer,
  licenseFieldBody,
  licenseFieldPatch,
  presentLicenseField,
} from "./license-field.schema.ts";
import { findLicenseField, licenseFieldList, listLicenseFields } from "./license-field.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "License custom fields";
const path = "/license-custom-fields/:id/";

/**
 * Values that licenses have of their own for the custom fields of their products (management-api.md §6.2; rows 38–42).
 */
export function licenseFieldRoutes(api: Api): void {
  listLicenseFieldsRoute(api);
  readLicenseFieldRoute(api);
  createLicenseFieldRoute(api);
  changeLicenseFieldRoute(api);
  deleteLicenseFieldRoute(api);
}

function listLicenseFieldsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/license-custom-fields/",
      permission: "licenses_read",
      tag,
      summary: "List custom field values of licenses",
      query: listQuery(licenseFieldList),
      reads: "list",
      answers: { json: listAnswer(licenseFieldAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listLicenseFields(context.db, context.companyId, query), presentLicenseField),
  });
}

function readLicenseFieldRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path,
      permission: "licenses_read",
      tag,
      summary: "Read a custom field value",
      params,
      reads: "object",
      answers: { json: licenseFieldAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const row = await findLicenseField(db, companyId, id);
      if (!row) throw new ApiError("not_found");
      return presentLicenseField(row);
    },
  });
}

function createLicenseFieldRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/license-custom-fields/",
      permission: "licenses_write",
      tag,
      summary: "Give a license a value of its own for a custom field",
      body: licenseFieldBody,
      audits: { object: "license-custom-fields", action: "create" },
      answers: { json: licenseFieldAnswer, status: 201 },
      errors: ["unknown_license", "unknown_custom_field", "license_custom_field_exists"],
    },
    handle: async ({ body }, context) => presentLicenseField(await setField(context, body)),
  });
}

function changeLicenseFieldRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path,
      permission: "licenses_write",
      tag,
      summary: "Change a custom field value",
      params,
      body: licenseFieldPatch,
      audits: { object: "license-custom-fields", action: "update", shows: "/license-custom-fields/:id/" },
      locks: "license-custom-fields",
      answers: { json: licenseFieldAnswer },
      errors: ["not_found", "immutable_property"],
    },
    handle: async ({ params: { id }, body }, context) => presentLicenseField(await changeField(context, id, body)),
  });
}

function deleteLicenseFieldRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path,
      permission: "licenses_write",
      tag,
      summary: "Take a custom field value away: the license has that of its product again",
      params,
      audits: { object: "license-custom-fields", action: "delete", shows: "/license-custom-fields/:id/" },
      locks: "license-custom-fields",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      await removeField(context, id);
    },
  });
}
