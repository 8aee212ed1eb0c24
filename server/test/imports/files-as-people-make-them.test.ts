import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import { importBytes, type Kind, sendFile } from "../support/imports.ts";

// Files as spreadsheets and people write them: one reader of head and rows, for every kind of import.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ withJobs: true });
  const product = await createProduct(app, "app");
  const feature = { product, name: "f", code: "f", feature_type: "consumption" };
  await app.management("POST", "product-features/", { body: feature });
});
afterAll(() => app.close());

let made = 0;

/**
 * A file of any kind whose one row creates one thing: columns and cells, the counter that grows, and what was created.
 */
async function sample(
  kind: Kind,
): Promise<{ head: string[]; row: string[]; counter: string; number: () => Promise<unknown> }> {
  made += 1;
  const name = `${kind}-${made}`;
  const first = async (path: string) => (await app.management("GET", path)).json.results[0];
  if (kind === "customers")
    return {
      head: ["email", "first_name", "city"],
      row: [`${name}@file.example`, "Ann", ""],
      counter: "created_customers",
      number: async () => (await first(`customers/?email=${name}@file.example`))?.first_name,
    };
  if (kind === "license_features") {
    const { id } = await sell(app, "app", { key: name });
    return {
      head: ["license_key", "code", "max_consumption", "expiry_date"],
      row: [name, "f", "7", ""],
      counter: "created_license_features",
      number: async () => (await app.management("GET", `licenses/${id}/`)).json.product_features[0]?.max_consumption,
    };
  }
  const isOrder = kind === "orders";
  return {
    head: [
      isOrder ? "order__store_id" : "license__license_key",
      "product__short_code",
      "license__max_activations",
      "license__note",
    ],
    row: [name, "app", "7", ""],
    counter: "created_licenses",
    number: async () =>
      (await first(`licenses/?${isOrder ? "order__store_id" : "license_key"}=${name}`))?.max_activations,
  };
}

const kinds: readonly Kind[] = ["licenses", "license_features", "customers", "orders"];
const expected = (kind: Kind) => (kind === "customers" ? "Ann" : 7);
const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`);

/** What may surround one head and one row, by name. */
const forms: readonly [string, string, (head: string[], row: string[]) => string | Buffer][] = [
  [
    "case 2",
    "a quoted head with a line end in a name, and one more column",
    (head, row) => [[...quoted(head), '"note\r\nfor us"'].join(","), [...row, "x"].join(",")].join("\r\n"),
  ],
  [
    "case 7",
    "rows of delimiters and of blanks",
    (head, row) =>
      [
        head.join(","),
        head.map(() => "").join(","),
        head.map(() => " ").join(","),
        row.join(","),
        head.map(() => "").join(","),
      ].join("\n"),
  ],
  ["case 14", "sep=; in the first line", (head, row) => ["sep=;", head.join(";"), row.join(";")].join("\r\n")],
  [
    "case 14",
    "sep= of a tab, after a byte order mark",
    (head, row) => `\ufeffsep=\t\n${head.join("\t")}\n${row.join("\t")}`,
  ],
  [
    "case 14",
    "empty lines and rows of delimiters before the head",
    (head, row) => ["", ",,,", "", head.join(","), row.join(",")].join("\n"),
  ],
  [
    "case 14",
    "a row without its last, empty cells",
    (head, row) => `${head.join(";")}\n${row.join(";").replace(/;+$/, "")}\n`,
  ],
  ["case 14", "more empty cells than columns", (head, row) => `${head.join(",")},,\n${row.join(",")},,,,\n`],
  ["case 14", "2.0 for a whole number", (head, row) => `${head.join(",")}\n${row.join(",").replace(",7,", ",7.0,")}`],
  [
    "case 14",
    "the Unicode text of a spreadsheet: UTF-16, tabs",
    (head, row) => Buffer.from(`\ufeff${head.join("\t")}\r\n${row.join("\t")}\r\n`, "utf16le"),
  ],
  [
    "case 14",
    "UTF-16 the other way round",
    (head, row) => Buffer.from(`\ufeff${head.join(",")}\n${row.join(",")}`, "utf16le").swap16(),
  ],
  [
    "case 14",
    "line ends of old Macs, and names of columns in capitals",
    (head, row) => `${head.join(",").toUpperCase()}\r${row.join(",")}\r`,
  ],
];

describe.each(kinds)("a file of %s", (kind) => {
  test.each(forms)("%s: %s", async (_case, _name, form) => {
    const { head, row, counter, number } = await sample(kind);
    const { status, result } = await importBytes(app, kind, form(head, row), { query: "?on_error=nothing" });
    expect([status, result.invalid_rows]).toEqual(["success", []]);
    expect(result).toMatchObject({ total_row_count: 1, [counter]: 1 });
    expect(await number()).toBe(expected(kind));
  });

  test.each([
    ["case 2: that never closes a quote in its head", 'a,"b,c\n1,2,3\n', "line 1"],
    ["S11: that never closes a quote in its head, and is large", `"${"x,y\n".repeat(300_000)}`, "line 1"],
    [
      "case 14: in Latin-1",
      Buffer.from(`email,license_key,code,order__store_id,product__short_code\nx,y\nM\xfcller,z\n`, "latin1"),
      "Line 3",
    ],
    ["case 14: that is a workbook", Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8]), "Save it as CSV"],
    ["case 14: that is UTF-16 and cut inside a character", Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8]), "UTF-16"],
    ["case 14: of empty lines", "\n\r\n,,,\n", "empty"],
  ])("%s is refused immediately, with the reason", async (_name, file, reason) => {
    const before = await app.db`select count(*) from imports`;
    const { status, json } = await sendFile(app, kind, file);
    expect([status, json.code]).toEqual([400, "validation_error"]);
    expect(json.message).toContain(reason);
    expect(await app.db`select count(*) from imports`).toEqual(before);
  });

  test("S11: a quote that is never closed in a large file ends the import early, and the rows before it are kept", async () => {
    const { head, row, counter } = await sample(kind);
    const file = `${head.join(",")}\n${row.join(",")}\n"${"y,z\n".repeat(1_000_000)}`;
    const { status, error, result } = await importBytes(app, kind, file);
    expect([status, error]).toEqual(["error", expect.stringContaining("from line 3 on")]);
    expect(result).toMatchObject({ total_row_count: 1, [counter]: 1 });
  });

  test.each([
    "text/csv; charset=utf-8",
    "application/csv",
    "application/vnd.ms-excel",
    "text/plain",
    "text/tab-separated-values",
    "application/octet-stream",
    "application/x-www-form-urlencoded",
  ])("case 26: is taken as %s", async (type) => {
    const { head, row, counter } = await sample(kind);
    const { result } = await importBytes(app, kind, `${head.join(",")}\n${row.join(",")}`, {
      type,
      query: "?dry_run=true",
    });
    expect(result).toMatchObject({ [counter]: 1 });
  });
});

describe("lines and positions", () => {
  const head = 'sep=;\n\n"license__license_key";"product__short_code";"license__note";"two\nlines"\n';

  test("invalid rows are reported with the line on which they begin, whatever comes before them", async () => {
    const file = `${head}K1;app;"a\r\nb\r\nc";\n;;\nK2;nowhere;"d\ne";\n\nK3;nowhere\n`;
    const { result } = await importBytes(app, "licenses", file, { query: "?dry_run=true" });
    expect(result.invalid_rows.map(({ line }: FreelyRead) => line)).toEqual([9, 12]);
    expect(result.total_row_count).toBe(3);
  });

  test("many batches, each starting at a position: every row is read once, and its cells are complete", async () => {
    const notes = Array.from({ length: 1500 }, (_, index) => `${"ž€\n".repeat(index % 40)}"${index}"`);
    const rows = notes.map(
      (note, index) => `POS-${index};app;"${note.replaceAll('"', '""')}"\r\n${index % 7 ? "" : ";;\n"}`,
    );
    const { status, result } = await importBytes(app, "licenses", head + rows.join(""));
    expect([status, result.total_row_count, result.created_licenses]).toEqual(["success", 1500, 1500]);
    const found = await app.db<{ note: string }[]>`
      select note from licenses where license_key like 'POS-%' order by substr(license_key, 5)::int`;
    expect(found.map(({ note }) => note)).toEqual(notes);
  });

  test("a row is read whole across the end of a piece, and an invalid byte is found in a late one", async () => {
    const fill = Array.from({ length: 20_000 }, (_, index) => `PIECE-${index};nowhere;${"ß".repeat(index % 30)}`).join(
      "\r\n",
    );
    const { status, json } = await sendFile(
      app,
      "licenses",
      Buffer.concat([Buffer.from(`${head}${fill}\r\n`), Buffer.from([0x4b, 0xe4])]),
    );
    expect([status, json.message]).toEqual([400, expect.stringContaining("Line 20005 ")]);
    const { result } = await importBytes(app, "licenses", `${head}${fill}`, { query: "?dry_run=true" });
    expect(result).toMatchObject({ total_row_count: 20_000, invalid_row_count: 20_000 });
  });
});
