import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { listAnswer, listQuery, presentPage } from "../../platform/http/list.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { changeFile, createFile, removeFile } from "./installation-file.flow.ts";
import { fileAnswer, fileBody, filePatch, presentFile } from "./installation-file.schema.ts";
import { fileList, findFile, listFiles } from "./installation-file.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const tag = "Installation files";

/** Versions of products (management-api.md §10.1, rows 120–122, and the writes that design.md adds). */
export function installationFileRoutes(api: Api): void {
  listInstallationFilesRoute(api);
  readInstallationFileRoute(api);
  createInstallationFileRoute(api);
  changeInstallationFileRoute(api);
  deleteInstallationFileRoute(api);
}

function listInstallationFilesRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/installation-files/",
      permission: "catalog_read",
      tag,
      summary: "List installation files",
      query: listQuery(fileList),
      reads: "list",
      answers: { json: listAnswer(fileAnswer) },
      errors: [],
    },
    handle: async ({ query }, context) =>
      presentPage(context, query, await listFiles(context.db, context.companyId, query), presentFile),
  });
}

function readInstallationFileRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/installation-files/:id/",
      permission: "catalog_read",
      tag,
      summary: "Read an installation file",
      params,
      reads: "object",
      answers: { json: fileAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id } }, { db, companyId }) => {
      const row = await findFile(db, companyId, id);
      if (!row) throw new ApiError("not_found");
      return presentFile(row);
    },
  });
}

function createInstallationFileRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/installation-files/",
      permission: "catalog_write",
      tag,
      summary: "Publish a version of a product",
      description:
        "The server keeps links, never files. Without release_date it is released today; without requires_version the oldest version may update to it.",
      body: fileBody,
      audits: { object: "installation-files", action: "create" },
      answers: { json: fileAnswer, status: 201 },
      errors: ["unknown_product"],
    },
    handle: async ({ body }, context) => presentFile(await createFile(context, body)),
  });
}

function changeInstallationFileRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "PATCH",
      path: "/installation-files/:id/",
      permission: "catalog_write",
      tag,
      summary: "Change an installation file",
      params,
      body: filePatch,
      audits: { object: "installation-files", action: "update", shows: "/installation-files/:id/" },
      locks: "installation-files",
      answers: { json: fileAnswer },
      errors: ["not_found", "immutable_property"],
    },
    handle: async ({ params: { id }, body }, context) => presentFile(await changeFile(context, id, body)),
  });
}

function deleteInstallationFileRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "DELETE",
      path: "/installation-files/:id/",
      permission: "catalog_write",
      tag,
      summary: "Delete an installation file",
      params,
      audits: { object: "installation-files", action: "delete", shows: "/installation-files/:id/" },
      locks: "installation-files",
      answers: "nothing",
      errors: ["not_found"],
    },
    handle: ({ params: { id } }, context) => removeFile(context, id),
  });
}
