import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// Which database a command uses, as it reports to the operator's shell.

const main = resolve(import.meta.dirname, "../../dist/cli/main.js");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "licet-cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

function run(words: readonly string[], environment: Record<string, string>) {
  const env = { PATH: process.env["PATH"], ...environment };
  return new Promise<{ code: number; out: string; error: string }>((done) =>
    execFile(process.execPath, [main, ...words], { env, cwd: folder }, (failure, out, error) =>
      done({ code: typeof failure?.code === "number" ? failure.code : 0, out, error }),
    ),
  );
}

describe("case 30: a command that only reads creates no database, and names the one it looked for", () => {
  test.each<[row: string, words: string[]]>([
    ["catalog export", ["catalog", "export"]],
    ["catalog plan", ["catalog", "plan", "catalog.yaml"]],
    ["company list", ["company", "list"]],
  ])("%s", async (_row, words) => {
    const data = join(folder, "elsewhere");
    const { code, out, error } = await run(words, { LICET_DATA: data });
    expect([code, out]).toEqual([1, ""]);
    expect(error).toContain(data);
    expect(existsSync(data)).toBe(false);
  });

  test("in the folder where it was called", async () => {
    const { code, error } = await run(["catalog", "export"], {});
    expect(code).toBe(1);
    expect(error).toContain(join(folder, "data"));
    expect(await readdir(folder)).toEqual([]);
  });
});
