import { isUtf8 } from "node:buffer";
import { ApiError } from "../../errors.ts";

/**
 * The text of a file as UTF-8, without a byte order mark, in pieces of at least `bytes` (but the last) that end between
 * characters. Spreadsheets also write UTF-16 with such a mark, which is read. Throws `validation_error` for bytes that
 * are no text, naming their line: nothing is guessed, and nothing stored in their place.
 */
export async function* utf8Pieces(source: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let decode: Decode | undefined;
  let kept: Buffer[] = [];
  let keptBytes = 0;
  const take = (isLast: boolean) => {
    const batch = Buffer.concat(kept);
    kept = [];
    keptBytes = 0;
    decode ??= decoderOf(batch);
    return decode(batch, isLast);
  };
  for await (const piece of source) {
    kept.push(piece);
    keptBytes += piece.length;
    if (keptBytes >= bytes) yield take(false);
  }
  const last = take(true);
  if (last.length > 0) yield last;
}

type Decode = (batch: Buffer, isLast: boolean) => Buffer;

const refusal = (message: string) => new ApiError("validation_error", { message });
const begins = (batch: Buffer, ...bytes: number[]) => batch.subarray(0, bytes.length).equals(Buffer.from(bytes));

function decoderOf(begin: Buffer): Decode {
  if (begins(begin, 0x50, 0x4b, 0x03, 0x04) || begins(begin, 0xd0, 0xcf, 0x11, 0xe0))
    throw refusal("The file is a workbook. Save it as CSV (UTF-8).");
  if (begins(begin, 0xff, 0xfe)) return fromUtf16("utf-16le");
  if (begins(begin, 0xfe, 0xff)) return fromUtf16("utf-16be");
  return checkedUtf8(begins(begin, 0xef, 0xbb, 0xbf) ? 3 : 0);
}

function fromUtf16(encoding: "utf-16le" | "utf-16be"): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (batch, isLast) => {
    try {
      return Buffer.from(decoder.decode(batch, { stream: !isLast }));
    } catch {
      throw refusal("The file begins as UTF-16, but is none. Save it as UTF-8.");
    }
  };
}

function checkedUtf8(markBytes: number): Decode {
  let line = 1;
  let begin = markBytes;
  let rest = Buffer.alloc(0);
  return (batch, isLast) => {
    const all = Buffer.concat([rest, batch.subarray(begin)]);
    begin = 0;
    const end = isLast ? all.length : cutOf(all);
    const text = all.subarray(0, end);
    rest = all.subarray(end);
    const read = readLines(text, line, isUtf8(text));
    if (read.isBad) throw refusal(`Line ${read.line} of the file is not UTF-8. Save the file as CSV UTF-8.`);
    line = read.line;
    return text;
  };
}

/** Where a piece can be cut: between characters, and not within a line end. */
function cutOf(bytes: Buffer): number {
  let at = bytes.length;
  const isInside = (byte = 0) => byte >= 0x80 && byte < 0xc0;
  while (at > bytes.length - 4 && at > 0 && isInside(bytes[at - 1])) at -= 1;
  const before = bytes[at - 1] ?? 0;
  return before >= 0xc0 || before === 13 ? at - 1 : bytes.length;
}

/** The line after a text that begins on `line`, or the first that is no UTF-8. */
function readLines(text: Buffer, line: number, isGood: boolean): { readonly line: number; readonly isBad: boolean } {
  let current = line;
  let begin = 0;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at];
    if (byte !== 10 && (byte !== 13 || text[at + 1] === 10)) continue;
    if (!isGood && !isUtf8(text.subarray(begin, at))) return { line: current, isBad: true };
    current += 1;
    begin = at + 1;
  }
  return { line: current, isBad: !isGood };
}
