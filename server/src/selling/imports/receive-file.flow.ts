import { createHash } from "node:crypto";
import { ApiError } from "../../errors.ts";
import { authorOf } from "../../platform/http/audit.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import type { IncomingFile } from "../../platform/http/form-file.ts";
import type { BroughtFile } from "../../platform/http/prepared-once.ts";
import { utf8Pieces } from "../../platform/http/utf8-pieces.ts";
import type { ImportKind } from "./import.rules.ts";
import { deleteUpload, type FileFacts, insertChunk, insertImport } from "./import.store.ts";
import { type Head, readHead } from "./read-head.flow.ts";

/** A file that was received whole. */
export interface Received extends BroughtFile {
  readonly id: number;
  readonly file: FileFacts;
  readonly file_name: string;
  /** Columns that nothing reads. */
  readonly ignored: readonly string[];
}

/** Files are received up to this size. */
export const fileBytesMax = 1024 * 1024 * 1024;
const chunkBytes = 256 * 1024;

/**
 * Stores a file while it arrives, piece by piece, and judges its text and its head. Throws `import_column_missing`, `payload_too_large` and
 * `validation_error`, and then keeps nothing.
 */
export async function receiveFile(
  context: Context,
  kind: ImportKind,
  wish: { readonly dry_run: boolean; readonly on_error: "keep" | "nothing" },
  { file_name, pieces }: IncomingFile,
): Promise<Received> {
  const { companyId, now, deps } = context;
  const { db } = deps;
  const id = await insertImport(db, companyId, { kind, file_name, ...wish, author: authorOf(context), now });
  const discard = () => deleteUpload(db, companyId, id).catch(() => {}); // the upkeep finds what is left
  try {
    let head: Head | undefined;
    let size = 0;
    const digest = createHash("sha256");
    for await (const piece of utf8Pieces(pieces, chunkBytes)) {
      head ??= await readHead(kind, piece);
      await insertChunk(db, companyId, id, size, piece);
      digest.update(piece);
      size += piece.length;
    }
    if (!head) throw new ApiError("validation_error", { message: "The file is empty." });
    const { ignored, ...facts } = head;
    return { id, file_name, ignored, file: { ...facts, size }, digest: digest.digest("hex"), discard };
  } catch (error) {
    await discard();
    throw error;
  }
}
