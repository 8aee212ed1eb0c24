import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { changeCustomField, createCustomField } from "./custom-field.flow.ts";
import { customFieldAnswer, customFieldBody, customFieldPatch, presentCustomField } from "./custom-field.schema.ts";
import { customFieldList, deleteCustomField, findCustomField, listCustomFields } from "./custom-field.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Product custom fields";

/** Custom fields of products (management-api.md §10.2, rows 123–127). */
export function customFieldRoutes(api: Api): void {
  listCustomFieldsRoute(api);
  readCustomFieldRoute(api);
  createCustomFieldRoute(api);
  changeCustomFieldRoute(api);
  deleteCustomFieldRoute(api);
}

function listCustomFieldsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/product-custom-fields/",
      permission: "catalog_read",
      tag,
      summary: "List custom fields of products",
      query: listQuery(customFieldList),
      reads: "list",
      answers: { json: listAnswer(customFieldAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listCustomFields(context.db, context.companyId, query), presentCustomField),
  });
}

function readCustomFieldRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/product-custom-fields/:id/",
      permission: "catalog_read",
      tag,
      summary: "Read a custom field",
      params,
      reads: "object",
      answers: { json: customFieldAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const row = await findCustomField(db, companyId, id);
      if (!row) throw new ApiError("not_found");
      return presentCustomField(row);
    },
  });
}

function createCustomFieldRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/product-custom-fields/",
      permission: "catalog_write",
      tag,
      summary: "Create a custom field",
      body: customFieldBody,
      audits: { object: "product-custom-fields", action: "create" },
      answers: { json: customFieldAnswer, status: 201 },
      errors: ["unknown_product", "custom_field_exists"],
    },
    handle: async ({ body }, context) => presentCustomField(await createCustomField(context, body)),
  });
}

function changeCustomFieldRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path: "/product-custom-fields/:id/",
      permission: "catalog_write",
      tag,
      summary: "Change a custom field",
      params,
      body: customFieldPatch,
      audits: { object: "product-custom-fields", action: "update", shows: "/product-custom-fields/:id/" },
      locks: "product-custom-fields",
      answers: { json: customFieldAnswer },
      errors: ["not_found", "immutable_property", "custom_field_exists"],
    },
    handle: async ({ params: { id }, body }, context) => presentCustomField(await changeCustomField(context, id, body)),
  });
}

function deleteCustomFieldRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/product-custom-fields/:id/",
      permission: "catalog_write",
      tag,
      summary: "Delete a custom field",
      params,
      audits: { object: "product-custom-fields", action: "delete", shows: "/product-custom-fields/:id/" },
      locks: "product-custom-fields",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId, now }) => {
      if (!(await deleteCustomField(db, companyId, id, now))) throw new ApiError("not_found");
    },
  });
}
