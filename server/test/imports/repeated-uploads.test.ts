import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";
import { type Kind, resultOf, sendFile, upload } from "../support/imports.ts";

// An Idempotency-Key on an upload covers the file.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ withJobs: true });
  await createProduct(app, "app");
});
afterAll(() => app.close());

const files: Readonly<Record<Kind, (name: string) => string>> = {
  licenses: (name) => `license__license_key,product__short_code\n${name},app\n`,
  license_features: (name) => `license_key,code\n${name},f\n`,
  customers: (name) => `email\n${name}@again.example\n`,
  orders: (name) => `order__store_id,product__short_code\n${name},app\n`,
};

const importsKept = async () => (await app.db`select count(*) as count from imports`)[0]?.["count"];

describe.each(Object.keys(files) as Kind[])("an upload of %s with a key", (kind) => {
  const file = files[kind];

  test("returns the same job for the same file, and is refused with another file; either way nothing new is stored", async () => {
    const headers = { "idempotency-key": `again-${kind}` };
    const before = await importsKept();
    const first = await sendFile(app, kind, file("one"), { headers });
    expect(first.status).toBe(200);
    const again = await sendFile(app, kind, file("one"), { headers });
    expect([again.status, again.json]).toEqual([200, first.json]);
    expect(again.headers["idempotency-replayed"]).toBe("true");
    const other = await sendFile(app, kind, file("two"), { headers });
    expect([other.status, other.json.code]).toEqual([422, "idempotency_key_reused"]);
    const wished = await sendFile(app, kind, file("one"), { headers, query: "?dry_run=true" });
    expect([wished.status, wished.json.code]).toEqual([422, "idempotency_key_reused"]);
    expect(await importsKept()).toBe(before + 1);
    await resultOf(app, kind, first.json.job_id);
    expect((await sendFile(app, kind, file("one"), { headers })).json).toEqual(first.json);
    expect((await resultOf(app, kind, first.json.job_id)).result.total_row_count).toBe(1);
  });

  test("is one job, however many uploads run in parallel", async () => {
    const headers = { "idempotency-key": `race-${kind}` };
    const before = await importsKept();
    const answers = await Promise.all(Array.from({ length: 6 }, () => sendFile(app, kind, file("race"), { headers })));
    expect(new Set(answers.map(({ status, json }) => `${status} ${json.job_id}`)).size).toBe(1);
    expect(await importsKept()).toBe(before + 1);
    await resultOf(app, kind, answers[0]?.json.job_id);
  });
});

test("without a key every upload is a job of its own", async () => {
  const file = files.customers("free");
  expect((await upload(app, "customers", file)).job_id).not.toBe((await upload(app, "customers", file)).job_id);
});

test("the key of another company is a different key", async () => {
  const headers = { "idempotency-key": "theirs" };
  await sendFile(app, "customers", files.customers("ours"), { headers });
  const theirs = await sendFile(app, "customers", files.customers("theirs"), {
    headers: { ...headers, authorization: `Api-Key ${app.otherCompany.managementKey}` },
  });
  expect(theirs.status).toBe(200);
});
