import { openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Download, type FileBody } from "../src/index.ts";
import { openShop, type Shop } from "./support/shop.ts";

let shop: Shop;
let folder: string;

beforeAll(async () => {
  shop = await openShop({ withJobs: true });
  folder = await mkdtemp(join(tmpdir(), "licet-sdk-files-"));
});

afterAll(async () => {
  await shop.close();
  await rm(folder, { recursive: true, force: true });
});

const csvOf = (keys: readonly string[]) =>
  ["license__license_key,product__short_code,order__store_id", ...keys.map((key) => `${key},myapp,${key}`)].join("\n");

async function importLicenses(file: FileBody) {
  const { job_id } = await shop.licet.licenses.importFromCsv(file);
  for (const end = performance.now() + 20_000; performance.now() < end; await sleep(50)) {
    const result = await shop.licet.licensesImportResults.retrieve(job_id);
    if (["success", "error"].includes(result.status)) return result;
  }
  throw new Error("the import came to no end");
}

test("a CSV file is imported: text, bytes, and a file on disk that is read while it is sent", async () => {
  const path = join(folder, "licenses.csv");
  await writeFile(path, csvOf(Array.from({ length: 500 }, (_, index) => `DISK-${index}`)));
  const files = [csvOf(["TEXT-1"]), new TextEncoder().encode(csvOf(["BYTES-1"])), await openAsBlob(path)];
  for (const file of files) expect(await importLicenses(file)).toMatchObject({ status: "success" });
  const count = async (start: string) => (await shop.licet.licenses.list({ license_key__startswith: start })).count;
  expect([await count("TEXT-"), await count("BYTES-"), await count("DISK-")]).toEqual([1, 1, 500]);
});

test("the name of a file is sent", async () => {
  const result = await importLicenses(new File([csvOf(["NAMED-1"])], "march.csv"));
  expect(result.file_name).toBe("march.csv");
});

test("a CSV export arrives as a stream with its name", async () => {
  const download = await shop.licet.audit.export();
  expect(download).toBeInstanceOf(Download);
  expect(download.filename).toMatch(/\.csv$/);
  let bytes = 0;
  let first = "";
  for await (const part of download) {
    if (bytes === 0) first = new TextDecoder().decode(part);
    bytes += part.length;
  }
  expect(first).toMatch(/^id,/);
  expect(bytes).toBeGreaterThan(first.indexOf("\n"));
  expect(await (await shop.licet.audit.export({ action: "nothing" })).text()).toBe(
    first.slice(0, first.indexOf("\n") + 1),
  );
});

test("a download ends when its signal is aborted", async () => {
  const endless = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/csv");
    response.write("id\n");
  });
  await new Promise<void>((resolve) => endless.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = endless.address() as AddressInfo;
    const ending = new AbortController();
    const licet = shop.client({ url: `http://127.0.0.1:${port}` });
    const download = await licet.audit.export({}, { signal: ending.signal });
    const text = download.text();
    ending.abort();
    await expect(text).rejects.toMatchObject({ name: "AbortError" });
  } finally {
    endless.closeAllConnections();
    endless.close();
  }
});

test("what the server ignored is reported, or warned about", async () => {
  const ignored: unknown[] = [];
  const licet = shop.client({ onIgnored: (names, request) => ignored.push([names, request.path]) });
  const wrong = { limit: 1, licence__key: "typo" };
  const { meta } = await licet.licenses.list(wrong);
  expect(meta.ignored).toEqual(["licence__key"]);
  expect(ignored).toEqual([[["licence__key"], "/api/v1/licenses/"]]);
});
