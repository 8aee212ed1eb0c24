import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, FreelyRead, TestApp } from "./app.ts";

/** Where files of each kind are sent, and where their results are. */
const addresses = {
  licenses: ["licenses/import_from_csv/", "licenses-import-results/"],
  license_features: ["licenses/import_features_from_csv/", "license-features-import-results/"],
  customers: ["customers/import_from_csv/", "customers-import-results/"],
  orders: ["orders/import_from_csv/", "orders-import-results/"],
} as const;

/** What can be imported. */
export type Kind = keyof typeof addresses;

/** Sends a file as the part of a form; returns `{ job_id }`. */
export async function upload(app: TestApp, kind: Kind, csv: string, query = "") {
  const boundary = "----part";
  const body = [
    `--${boundary}`,
    'Content-Disposition: form-data; name="file"; filename="file.csv"',
    "Content-Type: text/csv",
    "",
    csv,
    `--${boundary}--`,
    "",
  ].join("\r\n");
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
  const { status, json, text } = await app.management("POST", `${addresses[kind][0]}${query}`, { body, headers });
  if (status !== 200) throw new Error(`the file was refused: ${text}`);
  return json as { job_id: number };
}

/** Sends a file as the body itself, in any bytes and with any type; returns the answer, which may be a refusal. */
export async function sendFile(
  app: TestApp,
  kind: Kind,
  file: string | Buffer,
  { type = "text/csv", query = "", headers = {} }: SendOptions = {},
): Promise<Pick<Answer, "status" | "json" | "headers">> {
  const { statusCode, body, ...answer } = await app.app.inject({
    method: "POST",
    url: `/api/v1/${addresses[kind][0]}${query}`,
    headers: { authorization: `Api-Key ${app.managementKey}`, "content-type": type, ...headers },
    payload: Buffer.from(file),
  });
  return { status: statusCode, headers: answer.headers, json: JSON.parse(body) };
}

interface SendOptions {
  readonly type?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Imports such a file and waits for the end. */
export async function importBytes(app: TestApp, kind: Kind, file: string | Buffer, options: SendOptions = {}) {
  const { status, json } = await sendFile(app, kind, file, options);
  if (status !== 200) throw new Error(`the file was refused: ${JSON.stringify(json)}`);
  return resultOf(app, kind, json.job_id);
}

/** The result of an import that has ended. */
export async function resultOf(app: TestApp, kind: Kind, id: number): Promise<FreelyRead> {
  for (const end = performance.now() + 25_000; performance.now() < end; await sleep(100)) {
    const { json, text } = await app.management("GET", `${addresses[kind][1]}${id}/`);
    if (json?.status === "success" || json?.status === "error") return json;
    if (json?.id !== id) throw new Error(text);
  }
  throw new Error(`import ${id} did not end`);
}

/** Imports a file and waits for the end. */
export async function importFile(app: TestApp, kind: Kind, csv: string, query = ""): Promise<FreelyRead> {
  const { job_id } = await upload(app, kind, csv, query);
  return resultOf(app, kind, job_id);
}
