import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { version } from "../../src/index.ts";

// The built package, as an application gets it: through the exports of its package.json.

const run = promisify(execFile);
const here = import.meta.dirname;
const root = resolve(here, "../../..");

beforeAll(() => run(process.execPath, [join(root, "scripts/build.mjs")]), 120_000);

test.each(["consumer.mjs", "consumer.cjs"])("%s loads it", async (file) => {
  const { stdout } = await run(process.execPath, [join(here, file)]);
  expect(stdout.trim()).toBe(`invalid_options ${version}`);
});

test("require() gets CommonJS, even in a Node that cannot require ES modules", async () => {
  const [flag] = ["--no-experimental-require-module"].filter((each) => process.allowedNodeEnvironmentFlags.has(each));
  const { stdout } = await run(process.execPath, [...(flag ? [flag] : []), join(here, "consumer.cjs")]);
  expect(stdout.trim()).toBe(`invalid_options ${version}`);
  const code = await readFile(join(root, "client/dist/cjs/client.js"), "utf8");
  expect(code).toContain("exports.LicetClient");
});

describe("its types", () => {
  // Inside the package, where its own name resolves to its exports, without the sources next to it.
  test.each([
    ["a module", "consumer.mts", "es2022"],
    ["CommonJS", "consumer.cts", "es2022"],
    ["a window of Electron", "consumer.mts", "es2022,dom"],
  ])("serve %s under strict", async (_name, name, lib) => {
    const folder = await mkdtemp(join(root, "client/dist/consumer-"));
    const file = join(folder, name);
    await copyFile(join(here, "consumer.ts.txt"), file);
    const options = ["--strict", "--exactOptionalPropertyTypes", "--noEmit", "--target", "es2022"];
    const resolution = ["--lib", lib, "--module", "nodenext", "--types", "node", "--skipLibCheck", "false"];
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    try {
      await run(process.execPath, [compiler, "--ignoreConfig", ...options, ...resolution, file], {
        cwd: dirname(here),
      });
    } catch (error) {
      throw new Error((error as { stdout: string }).stdout);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("fit every example of the README", async () => {
    const readme = await readFile(join(root, "client/README.md"), "utf8");
    const blocks = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, block = ""]) => block);
    expect(blocks.length).toBeGreaterThan(4);
    const [imports, lines] = [/^import .*$/gm, blocks.join("\n")];
    const code = [...new Set(lines.match(imports) ?? []), lines.replace(imports, "")].join("\n");
    const folder = await mkdtemp(join(root, "client/dist/consumer-"));
    await writeFile(join(folder, "readme.mts"), code);
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const options = [
      "--ignoreConfig",
      "--strict",
      "--noEmit",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--types",
      "node",
    ];
    try {
      await run(process.execPath, [compiler, ...options, join(folder, "readme.mts")], { cwd: dirname(here) });
    } catch (error) {
      throw new Error((error as { stdout: string }).stdout);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("are checked by that: a wrong name is found", async () => {
    const folder = await mkdtemp(join(root, "client/dist/consumer-"));
    const file = join(folder, "wrong.mts");
    await writeFile(file, 'import { LicetClient } from "@licet/client";\nLicetClient.nonsense;\n');
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const work = run(process.execPath, [compiler, "--ignoreConfig", "--noEmit", "--module", "nodenext", file]);
    await expect(work).rejects.toMatchObject({ stdout: expect.stringContaining("nonsense") });
    await rm(folder, { recursive: true, force: true });
  });
});

test("the published folder contains the build, the README and the license, and no tests", async () => {
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: join(root, "client"),
  });
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  const paths = files.map(({ path }) => path);
  for (const path of [
    "README.md",
    "LICENSE",
    "package.json",
    "dist/esm/index.d.ts",
    "dist/cjs/index.js",
    "dist/cjs/package.json",
  ])
    expect(paths).toContain(path);
  expect(paths.filter((path) => /test|src\/|tsconfig|\.built/.test(path))).toEqual([]);
});
