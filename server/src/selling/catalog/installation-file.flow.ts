import { ApiError } from "../../errors.ts";
import type { InstallationFilesRow } from "../../platform/db/rows.generated.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { recordEvents } from "../../record/events/event.store.ts";
import { changedProperties, written } from "./catalog-terms.rules.ts";
import type { FileBody, FilePatch } from "./installation-file.schema.ts";
import { changeFileRow, deleteFile, findFile, findOldestVersion, insertFile } from "./installation-file.store.ts";
import { lockOwner } from "./product.flow.ts";

const defaults = {
  environment: "",
  channel: "",
  full_link: "",
  filename: "",
  hash_md5: "",
  eula_link: "",
  release_notes_link: "",
  enabled: true,
} as const;

/**
 * Publishes a version of a product. By default it is released today, and holders of the oldest version may
 * update to it.
 */
export async function createFile(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  body: FileBody,
): Promise<InstallationFilesRow> {
  const { product, ...rest } = body;
  await lockOwner({ db, companyId }, product);
  const oldest = rest.requires_version === undefined ? await findOldestVersion(db, companyId, product) : undefined;
  const unsaid = { release_date: now.toISOString().slice(0, 10), requires_version: oldest ?? null };
  const values = { ...unsaid, ...written(withoutEmpty(rest), defaults), product_id: product };
  const file = await insertFile(db, companyId, values, now);
  if (!file) throw new ApiError("internal_error");
  await recordEvents(db, companyId, [{ type: "installation_file.created", subject: file.id, data: {} }], now);
  return file;
}

/** Changes an installation file; its product stays (`immutable_property`). */
export async function changeFile(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  id: number,
  body: FilePatch,
): Promise<InstallationFilesRow> {
  const stored = await findFile(db, companyId, id);
  if (!stored) throw new ApiError("not_found");
  const { product, ...rest } = body;
  const problems = changedProperties({ product }, { product: stored.product_id });
  if (problems.length > 0) throw ApiError.of(problems);
  const change = await changeFileRow(db, companyId, id, written(withoutEmpty(rest), defaults), now);
  if (!change) throw new ApiError("not_found");
  if (change.changed.length > 0)
    await recordEvents(db, companyId, [{ type: "installation_file.updated", subject: id, data: {} }], now);
  return change.row;
}

/** Takes a version back; what was pinned to it is pinned no longer. */
export async function removeFile(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  id: number,
): Promise<void> {
  if (!(await deleteFile(db, companyId, id, now))) throw new ApiError("not_found");
}

/** Clients write the empty text for absent values. */
function withoutEmpty<T extends Pick<FilePatch, "size" | "requires_version">>(members: T): T {
  const { size, requires_version } = members;
  return {
    ...members,
    ...(size === "" ? { size: null } : {}),
    ...(requires_version === "" ? { requires_version: null } : {}),
  };
}
