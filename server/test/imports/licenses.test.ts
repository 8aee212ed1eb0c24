import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";
import { importFile, resultOf, upload } from "../support/imports.ts";

// Licenses from a file: who gets what, what is reported, and what is kept.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ withJobs: true });
  await createProduct(app, "app", { max_activations: 3 });
  await createProduct(app, "other");
  await createProduct(app, "team", { authorization_method: "user" });
});
afterAll(() => app.close());

const licensesOf = async (filter: string): Promise<FreelyRead[]> => {
  const { json } = await app.management("GET", `licenses/?limit=100&order_by=id&${filter}`);
  return json.results;
};

describe("a file of licenses", () => {
  test("becomes licenses, from explicit cells, policy and product, each value with its source", async () => {
    const csv = [
      "customer__email,order__store_id,license__license_key,product__short_code,license__license_type,license__valid_duration,license__note,license__enabled",
      "example1@email.com,file-1,impo-rtor-derk-ey00,app,Time-Limited,1y,first,1",
      "example1@email.com,file-1,impo-rtor-derk-ey01,app,,,,0",
      "example2@email.com,,impo-rtor-derk-ey02,other,perpetual,,,",
    ].join("\n");
    const done = await importFile(app, "licenses", csv);
    expect(done).toMatchObject({
      status: "success",
      file_name: "file.csv",
      progress: 1,
      dry_run: false,
      on_error: "keep",
    });
    expect(done.result).toEqual({
      total_row_count: 3,
      valid_row_count: 3,
      invalid_row_count: 0,
      invalid_rows: [],
      created_licenses: 3,
      existed_licenses: 0,
      created_orders: 2,
      created_customers: 2,
    });
    const [first, second, third] = await licensesOf("license_key__startswith=impo-rtor-derk");
    expect(first).toMatchObject({
      license_type: "time-limited",
      valid_duration: "1y",
      max_activations: 3,
      note: "first",
      enabled: true,
    });
    expect(second).toMatchObject({ license_type: "perpetual", note: null, enabled: false, order: first.order });
    expect(third.order).not.toBe(first.order);
    const { json } = await app.management("GET", `licenses/${first.id}/provenance/`);
    expect(json.provenance.valid_duration.source).toBe("order");
    expect(json.provenance.max_activations.source).toMatch(/policy|product/);
    const order = await app.management("GET", `orders/${first.order}/`);
    expect(order.json).toMatchObject({ store_id: "file-1", customer: { email: "example1@email.com" } });
    const [history] = await app.db`select text from license_histories where license_id = ${first.id}`;
    expect(history).toEqual({ text: "License created" });
    const [event] = await app.db`select type from events where subject_id = ${first.id}`;
    expect(event).toEqual({ type: "license.created" });
  });

  test("creates nothing the second time, and reports that", async () => {
    const csv = "license__license_key,product__short_code\nTWICE-1,app\nTWICE-2,app\nTWICE-1,app\n";
    expect((await importFile(app, "licenses", csv)).result).toMatchObject({ created_licenses: 2, existed_licenses: 1 });
    expect((await importFile(app, "licenses", csv)).result).toMatchObject({
      valid_row_count: 3,
      created_licenses: 0,
      existed_licenses: 3,
    });
    expect(await licensesOf("license_key__startswith=TWICE")).toHaveLength(2);
  });

  test("reports each invalid row with line, column and reason, and keeps the valid ones", async () => {
    const csv = [
      "license__license_key;product__short_code;license__max_activations;license__valid_duration;license__policy_code;license_user__email",
      "BAD-1;app;many;;;",
      "BAD-2;nowhere;;;;",
      "GOOD-1;app;5;;;",
      "BAD-3;app;;1x;none;",
      "BAD-4;app;;;none;",
      "TWICE-1;other;;;;",
      ";;;;;",
      "GOOD-2;app;;2m;;",
      "BAD-5;app;;;;;more",
      ";team;;;;one@team.example two@team.example",
      "BAD-6;team;;;;one@team.example",
      '"BAD\u0000";app;;;;',
      "",
    ].join("\r\n");
    const { status, result } = await importFile(app, "licenses", `\ufeff${csv}`);
    expect(status).toBe("success");
    const rows = result.invalid_rows.map(({ line, column, code }: FreelyRead) => [line, column, code]);
    expect(rows).toEqual([
      [2, "license__max_activations", "validation_error"],
      [3, "product__short_code", "unknown_product"],
      [5, "license__valid_duration", "validation_error"],
      [6, "license__policy_code", "unknown_license_policy"],
      [7, "license__license_key", "license_key_exists"],
      [10, null, "validation_error"],
      [12, "license__license_key", "invalid_product_auth_method"],
      [13, "license__license_key", "validation_error"],
    ]);
    expect(result).toMatchObject({
      total_row_count: 11,
      valid_row_count: 3,
      invalid_row_count: 8,
      created_licenses: 3,
    });
    expect(result.invalid_rows[0]).toMatchObject({ value: "many", message: expect.stringContaining("whole number") });
    expect(await licensesOf("license_key__startswith=GOOD")).toHaveLength(2);
    const [team] = await licensesOf("product__short_code=team");
    expect(team.license_users.map((user: FreelyRead) => user.true_email).sort()).toEqual([
      "one@team.example",
      "two@team.example",
    ]);
  });

  test("all or nothing: one invalid row, and nothing is kept; none, and everything is", async () => {
    const rows = Array.from({ length: 700 }, (_, index) => `NOTHING-${index},app`);
    const bad = ["license__license_key,product__short_code", ...rows, "NOTHING-X,nowhere"].join("\n");
    const failed = await importFile(app, "licenses", bad, "?on_error=nothing");
    expect(failed).toMatchObject({ status: "error", error: "One row is wrong, so nothing was kept." });
    expect(failed.result).toMatchObject({ invalid_row_count: 1, total_row_count: 701 });
    expect(await licensesOf("license_key__startswith=NOTHING")).toHaveLength(0);
    const good = await importFile(app, "licenses", bad.replace("nowhere", "app"), "?on_error=nothing");
    expect(good).toMatchObject({ status: "success", result: { created_licenses: 701, created_orders: 701 } });
    expect((await app.management("GET", "licenses/?license_key__startswith=NOTHING")).json.count).toBe(701);
  });

  test("a dry run reports the same as the real run, and writes nothing", async () => {
    const rows = Array.from(
      { length: 650 },
      (_, index) => `c${index % 7}@dry.example,dry-${index % 90},DRY-${index % 600},app`,
    );
    const csv = [
      "customer__email,order__store_id,license__license_key,product__short_code",
      ...rows,
      "c1@dry.example,dry-1,DRY-9999,none",
    ].join("\n");
    const dry = await importFile(app, "licenses", csv, "?dry_run=true");
    expect(dry.status).toBe("success");
    expect((await app.management("GET", "licenses/?license_key__startswith=DRY")).json.count).toBe(0);
    const { result } = await importFile(app, "licenses", csv);
    expect(result).toEqual(dry.result);
    expect(result).toMatchObject({
      created_licenses: 600,
      existed_licenses: 50,
      created_orders: 90,
      created_customers: 7,
      invalid_row_count: 1,
    });
  });

  test("leaves two rows in the audit: who sent which file, and what it created", async () => {
    const { job_id } = await upload(app, "licenses", "license__license_key,product__short_code\nAUDIT-1,app\n");
    await resultOf(app, "licenses", job_id);
    const rows = await app.db<FreelyRead[]>`
      select action, object, actor_kind, after from audit where (after->>'job_id')::bigint = ${job_id} order by id`;
    expect(rows).toMatchObject([
      { action: "import_from_csv", object: "licenses", actor_kind: "key", after: { file_name: "file.csv" } },
      {
        action: "import_finished",
        object: "licenses",
        actor_kind: "key",
        after: { created_licenses: 1, status: "success" },
      },
    ]);
  });
});

describe("a file is refused immediately", () => {
  test.each([
    ["without a required column", "license__license_key\nx", "import_column_missing"],
    ["empty", "", "validation_error"],
    ["with a column twice", "license__license_key,product__short_code,product__short_code\n", "validation_error"],
  ])("%s", async (_name, csv, code) => {
    const before = await app.db`select count(*) from imports`;
    const answer = await app.management("POST", "licenses/import_from_csv/", {
      body: csv,
      headers: { "content-type": "text/csv" },
    });
    expect([answer.status, answer.json.code], answer.text).toEqual([400, code]);
    expect(await app.db`select count(*) from imports`).toEqual(before);
  });

  test("that is not a file", async () => {
    const answer = await app.management("POST", "licenses/import_from_csv/", { body: { file: "x" } });
    expect([answer.status, answer.json.code]).toEqual([415, "unsupported_media_type"]);
  });
});

test("an unclosed quote ends the import with a message, and the rows before it are kept", async () => {
  const csv = 'license__license_key,product__short_code\nOPEN-1,app\nOPEN-2,"app\nOPEN-3,app\n';
  const done = await importFile(app, "licenses", csv);
  expect(done).toMatchObject({
    status: "error",
    error: expect.stringContaining("line 3"),
    result: { created_licenses: 1 },
  });
});

test("unknown columns are named, and a raw file is accepted as well as a form", async () => {
  const csv = "license__license_key,product__short_code,licence__note\nRAW-1,app,x\n";
  const answer = await app.management("POST", "licenses/import_from_csv/", {
    body: csv,
    headers: { "content-type": "text/csv" },
  });
  expect(answer.headers["licet-ignored"]).toBe("licence__note");
  expect(await resultOf(app, "licenses", answer.json.job_id)).toMatchObject({
    status: "success",
    result: { created_licenses: 1 },
  });
});

test("imports are listed, newest first, by status in either spelling, and another company sees none", async () => {
  const { job_id } = await upload(app, "licenses", "license__license_key,product__short_code\nLIST-1,app\n");
  await resultOf(app, "licenses", job_id);
  const all = await app.management("GET", "licenses-import-results/?limit=1");
  expect(all.json.results[0].id).toBe(job_id);
  const done = await app.management("GET", "licenses-import-results/?status_iexact=SUCCESS&limit=1");
  expect(done.json.results[0].id).toBe(job_id);
  const failed = await app.management("GET", "licenses-import-results/?status=error");
  expect(failed.json.results.every(({ status }: FreelyRead) => status === "error")).toBe(true);
  const theirs = await app.management("GET", `licenses-import-results/${job_id}/`, {
    key: app.otherCompany.managementKey,
  });
  expect(theirs.status).toBe(404);
  const otherKind = await app.management("GET", `customers-import-results/${job_id}/`);
  expect(otherKind.status).toBe(404);
});

test("all invalid rows can be fetched as CSV", async () => {
  const rows = Array.from({ length: 130 }, (_, index) => `MANY-${index},nowhere`);
  const { id, result } = await importFile(
    app,
    "licenses",
    ["license__license_key,product__short_code", ...rows].join("\n"),
  );
  expect(result).toMatchObject({ invalid_row_count: 130 });
  expect(result.invalid_rows).toHaveLength(100);
  const { text } = await app.management("GET", `licenses-import-results/${id}/invalid_rows/`);
  expect(text.trim().split("\n")).toHaveLength(131);
});
