import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleOf, withCells } from "../../src/selling/imports/import.rules.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";
import { importFile } from "../support/imports.ts";

// What people see of an import: its bad rows beside the lines of the file, and how a dry run reads the good ones.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ withJobs: true });
  await createProduct(app, "app");
});
afterAll(() => app.close());

const badRows = async (id: number, query = ""): Promise<FreelyRead> => {
  const { status, json, text } = await app.management("GET", `licenses-import-results/${id}/bad_rows/${query}`);
  expect(status, text).toBe(200);
  return json;
};

const csv = [
  "license__license_key,product__short_code,license__max_activations,license__note",
  "REPO-RT00-0000-0001,app,3,first",
  "REPO-RT00-0000-0002,app,many,x",
  ",,,",
  'REPO-RT00-0000-0003,none,-5,"two',
  'lines"',
  "REPO-RT00-0000-0004,app,,",
].join("\n");

describe("the bad rows of an import", () => {
  test.each(["", "?dry_run=true", "?on_error=nothing"])(
    "are shown with their cells and every problem %s",
    async (query) => {
      const done = await importFile(app, "licenses", csv, query);
      expect(done).toMatchObject({
        columns: ["license__license_key", "product__short_code", "license__max_activations", "license__note"],
        bytes_total: csv.length,
        result: { invalid_row_count: 2 },
      });
      const { columns, results, next } = await badRows(done.id);
      expect([columns, next]).toEqual([done.columns, null]);
      expect(results.map(({ line, cells }: FreelyRead) => [line, cells])).toEqual([
        [3, ["REPO-RT00-0000-0002", "app", "many", "x"]],
        [5, ["REPO-RT00-0000-0003", "none", "-5", "two\nlines"]],
      ]);
      expect(results[0].problems).toMatchObject([{ column: "license__max_activations", value: "many" }]);
      for (const { problems } of results)
        for (const { code, message } of problems) expect([typeof code, typeof message]).toEqual(["string", "string"]);
      const first = await badRows(done.id, "?limit=1");
      expect([first.results.length, first.next]).toEqual([1, 3]);
      expect((await badRows(done.id, `?limit=1&after=${first.next}`)).results).toEqual(results.slice(1));
    },
  );

  test("are not found for another company or another kind, and for nobody without credentials", async () => {
    const { id } = await importFile(app, "licenses", csv, "?dry_run=true");
    const address = `licenses-import-results/${id}/bad_rows/`;
    expect((await app.management("GET", address, { key: app.otherCompany.managementKey })).status).toBe(404);
    expect((await app.management("GET", `customers-import-results/${id}/bad_rows/`)).status).toBe(404);
    expect((await app.management("GET", address, { key: null })).status).toBe(403);
    expect((await app.management("GET", `${address}?limit=0`)).status).toBe(400);
  });
});

test("a dry run shows its first good rows as they were read, and no other import does", async () => {
  const dry = await importFile(app, "licenses", csv.replaceAll("REPO", "OTHE"), "?dry_run=true");
  expect(dry.first_rows).toMatchObject([
    {
      line: 2,
      values: { license__license_key: "OTHE-RT00-0000-0001", license__max_activations: 3, license__note: "first" },
    },
    { line: 7, values: { license__license_key: "OTHE-RT00-0000-0004", product__short_code: "app" } },
  ]);
  expect((await importFile(app, "licenses", csv)).first_rows).toEqual([]);
});

test("only the first bad rows keep their cells, and long texts are cut", () => {
  const problem = (line: number) => ({ line, column: null, code: "x", message: "", value: null });
  const rows = [1, 2].map((line) => ({ line, cells: ["a".repeat(1000)] }));
  const told = withCells([problem(1), problem(1), problem(2)], rows, 9999);
  expect(told.map(({ cells }) => cells?.[0]?.length)).toEqual([300, undefined, undefined]);
  expect(sampleOf([{ line: 1, values: { note: "b".repeat(1000), deep: ["c".repeat(400)] } }])).toEqual([
    { line: 1, values: { note: "b".repeat(300), deep: ["c".repeat(300)] } },
  ]);
});
