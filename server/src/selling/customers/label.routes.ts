import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { changeLabel, createLabel, known, labelCustomer } from "./label.flow.ts";
import {
  labelAnswer,
  labelBody,
  labelPatch,
  mappingAnswer,
  mappingBody,
  presentLabel,
  presentMapping,
} from "./label.schema.ts";
import { deleteLabel, deleteMapping, findLabel, labelList, listLabels } from "./label.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Customer labels";

/** Labels, and which customer has them (management-api.md §8.3, rows 92–98). */
export function labelRoutes(api: Api): void {
  listLabelsRoute(api);
  readLabelRoute(api);
  createLabelRoute(api);
  changeLabelRoute(api);
  deleteLabelRoute(api);
  labelCustomerRoute(api);
  unlabelCustomerRoute(api);
}

function listLabelsRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/clabels/",
      permission: "customers_read",
      tag,
      summary: "List labels",
      query: listQuery(labelList),
      reads: "list",
      answers: { json: listAnswer(labelAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listLabels(context.db, context.companyId, query), presentLabel),
  });
}

function readLabelRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/clabels/:id/",
      permission: "customers_read",
      tag,
      summary: "Read a label",
      params,
      reads: "object",
      answers: { json: labelAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => presentLabel(known(await findLabel(db, companyId, id))),
  });
}

function createLabelRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/clabels/",
      permission: "customers_write",
      tag,
      summary: "Create a label",
      body: labelBody,
      audits: { object: "clabels", action: "create" },
      answers: { json: labelAnswer },
      errors: ["customer_label_exists"],
    },
    handle: async ({ body }, context) => presentLabel(await createLabel(context, body)),
  });
}

function changeLabelRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path: "/clabels/:id/",
      permission: "customers_write",
      tag,
      summary: "Change a label",
      params,
      body: labelPatch,
      audits: { object: "clabels", action: "update", shows: "/clabels/:id/" },
      locks: "clabels",
      answers: { json: labelAnswer },
      errors: ["not_found", "customer_label_exists"],
    },
    handle: async ({ params: { id }, body }, context) => presentLabel(await changeLabel(context, id, body)),
  });
}

function deleteLabelRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/clabels/:id/",
      permission: "customers_write",
      tag,
      summary: "Delete a label, and take it off all customers",
      params,
      audits: { object: "clabels", action: "delete", shows: "/clabels/:id/" },
      locks: "clabels",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      known((await deleteLabel(db, companyId, id)) || undefined);
    },
  });
}

function labelCustomerRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/customerclabels/",
      permission: "customers_write",
      tag,
      summary: "Put a label on a customer",
      description: "A label that is on the customer already is answered as it is.",
      body: mappingBody,
      audits: { object: "customerclabels", action: "create" },
      answers: { json: mappingAnswer },
      errors: ["unknown_customer", "unknown_customer_label"],
    },
    handle: async ({ body }, context) => presentMapping(await labelCustomer(context, body)),
  });
}

function unlabelCustomerRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/customerclabels/:id/",
      permission: "customers_write",
      tag,
      summary: "Take a label off a customer",
      description: "By the id in the customer's `labels`, not by the id of the label.",
      params,
      audits: { object: "customerclabels", action: "delete" },
      locks: "customerclabels",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, context) => {
      const gone = known(await deleteMapping(context.db, context.companyId, id, context.now));
      context.audit.before = presentMapping(gone);
    },
  });
}
