import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import { ApiError } from "../../errors.ts";
import { type Call, readPieces, readWhole } from "./body.ts";
import { notUtf8 } from "./json-body.ts";
import { utf8 } from "./utf8.ts";

/** A file on its way in. */
export interface IncomingFile {
  readonly file_name: string;
  /** Its bytes while they arrive. What follows them in a form is read, and judged, before they end. */
  readonly pieces: AsyncIterable<Buffer>;
}

const fieldsMax = 10;
/** What the parts of a form may have beside the bytes of the file. */
const formBytesMax = 256 * 1024;

/**
 * The file of a request: the part `file` of a form (any part that is a file), or the whole body. Throws
 * `validation_error` for a form that is malformed, is cut off or has not exactly one file, `payload_too_large` and
 * `request_timeout`; while the pieces are read as well.
 */
export async function openFile(call: Call, bytesMax: number): Promise<IncomingFile> {
  if (isForm(call)) return openForm(call, bytesMax);
  const { headers } = call.request;
  return { file_name: fileNameOf(headers["content-disposition"]), pieces: readPieces(call, bytesMax) };
}

/** A small file as text. Throws as `openFile` does, for one that is not UTF-8 too. */
export async function readTextFile(call: Call, bytesMax: number): Promise<string> {
  const text = utf8(isForm(call) ? await formFileWhole(call, bytesMax) : await readWhole(call, bytesMax));
  if (text === undefined) throw notUtf8();
  return text;
}

async function formFileWhole(call: Call, bytesMax: number): Promise<Buffer> {
  const { pieces } = await openForm(call, bytesMax);
  const whole: Buffer[] = [];
  for await (const piece of pieces) whole.push(piece);
  return Buffer.concat(whole);
}

function isForm({ request }: Call): boolean {
  return /^\s*multipart\/form-data/i.test(request.headers["content-type"] ?? "");
}

async function openForm(call: Call, bytesMax: number): Promise<IncomingFile> {
  const form = new Form(call.request.headers["content-type"] ?? "", bytesMax);
  const body = readPieces(call, bytesMax + formBytesMax);
  // True while there is more.
  const feed = async () => {
    const { value, done } = await body.next();
    await (done ? form.end() : form.write(value));
    return !done;
  };
  try {
    while (form.file_name === undefined && (await feed()));
  } catch (error) {
    await body.return();
    throw error;
  }
  if (form.file_name === undefined) throw badForm("The form has no file.");
  async function* pieces() {
    try {
      do yield* form.taken();
      while (await feed());
      yield* form.taken();
    } finally {
      await body.return();
    }
  }
  return { file_name: form.file_name || "file.csv", pieces: pieces() };
}

/** The parser of a form, fed piece by piece so that it never holds more than one. */
class Form {
  file_name: string | undefined;
  private readonly parser: BusboyInstance;
  private readonly finished: Promise<void>;
  private held: Buffer[] = [];
  private fields = 0;
  private failure: ApiError | undefined;

  constructor(contentType: string, bytesMax: number) {
    this.parser = parserOf(contentType, bytesMax);
    const { parser } = this;
    parser.on("file", (_name, stream, name) => this.begin(stream, name));
    parser.on("field", () => {
      this.fields += 1;
      if (this.fields > fieldsMax) this.fail(badForm(`The form has more than ${fieldsMax} fields beside the file.`));
    });
    parser.on("filesLimit", () => this.fail(badForm("The form has more than one file.")));
    this.finished = new Promise((done) => {
      parser.on("finish", done);
      parser.on("error", () => {
        this.fail(badForm("The form is malformed, or ends before its last boundary."));
        done();
      });
    });
  }

  async write(piece: Buffer): Promise<void> {
    await Promise.race([new Promise<void>((done) => this.parser.write(piece, () => done())), this.finished]);
    if (this.failure) throw this.failure;
  }

  async end(): Promise<void> {
    this.parser.end();
    await this.finished;
    if (this.failure) throw this.failure;
  }

  /** The bytes of the file since the last time. */
  taken(): Buffer[] {
    const taken = this.held;
    this.held = [];
    return taken;
  }

  private begin(stream: BusboyFileStream, name: string | undefined): void {
    this.file_name = (name ?? "").slice(0, 255);
    if (/[\0\ufffd]/.test(this.file_name)) this.fail(badForm("The name of the file is not UTF-8."));
    stream.on("data", (piece: Buffer) => this.held.push(piece));
    stream.on("limit", () => this.fail(new ApiError("payload_too_large")));
    // The parser reports the same by itself.
    stream.on("error", () => {});
  }

  private fail(error: ApiError): void {
    this.failure ??= error;
  }
}

function parserOf(contentType: string, bytesMax: number): BusboyInstance {
  const limits = { files: 1, fileSize: bytesMax, fieldSize: 64 * 1024, headerPairs: 20, headerSize: 8 * 1024 };
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      limits,
      isPartAFile: (field, _type, name) => field === "file" || name !== undefined,
    });
  } catch {
    throw badForm("The Content-Type of a form names its boundary.");
  }
}

function badForm(message: string): ApiError {
  return new ApiError("validation_error", { message });
}

/** Headers are read byte by byte; names are UTF-8 where they can be. */
function fileNameOf(disposition: string | undefined): string {
  const name = /filename="?([^";]+)/.exec(disposition ?? "")?.[1];
  if (name === undefined) return "file.csv";
  return (utf8(Buffer.from(name, "latin1")) ?? name).slice(0, 255);
}
