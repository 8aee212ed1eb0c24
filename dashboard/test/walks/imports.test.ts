import { afterAll, beforeAll, expect, test } from "vitest";
import { createProduct } from "../../../server/test/support/application.ts";
import { type Office, openOffice, settled } from "../support/office.ts";

// A file with bad rows: it is refused, checked, imported, and its report stands beside its lines.

let office: Office;
beforeAll(async () => {
  office = await openOffice({ withJobs: true });
  await createProduct(office.test, "paint");
});
afterAll(() => office.close());

const csv = [
  "license__license_key,product__short_code,license__max_activations",
  "GOOD-1,paint,2",
  "BAD-1,paint,many",
  "BAD-2,nowhere,1",
  "GOOD-2,paint,",
].join("\n");
const file = (text: string) => ({ name: "keys.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

test("a file is checked, then imported, and the report names lines and columns", async () => {
  const page = await office.enter("support", "/imports");
  const choose = async (text: string) => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "File" }).first().click();
    await (await chooser).setFiles(file(text));
  };
  await choose("license__license_key\nA\n");
  await page.getByRole("button", { name: "Check file" }).click();
  await page
    .getByRole("alert")
    .getByText(/product__short_code/)
    .waitFor();

  await choose(csv);
  await page.getByRole("button", { name: "Check file" }).click();
  await page.getByRole("heading", { name: "keys.csv" }).waitFor();
  await page.getByText("The file was only checked").waitFor();
  await page.getByText("4 rows read, 2 of them bad.").waitFor();
  const bad = page.getByRole("article", { name: "Line 3" });
  await bad.getByText(/whole number/).waitFor();
  await bad.getByText("many", { exact: true }).waitFor();
  await bad.getByRole("img", { name: "wrong" }).waitFor();
  expect(await office.test.db`select count(*)::int as count from licenses`).toEqual([{ count: 0 }]);

  await page.goto(`${office.address}/imports`);
  await settled(page);
  await choose(csv);
  await page.getByRole("checkbox", { name: "Only check the file" }).uncheck();
  await page.getByRole("button", { name: "Import file" }).click();
  await page.getByText("Licenses created: 2").waitFor();
  await page.reload();
  await page.getByRole("article", { name: "Line 4" }).getByText("nowhere", { exact: true }).waitFor();
});

test("a read-only member of staff sees the runs and the exports, and no way to send a file", async () => {
  const page = await office.enter("read-only", "/imports");
  await page.getByRole("heading", { name: "Imports so far" }).waitFor();
  expect(await page.getByRole("button", { name: /file/i }).count()).toBe(0);
  await page.getByRole("tab", { name: "Exports" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download Licenses" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
});
