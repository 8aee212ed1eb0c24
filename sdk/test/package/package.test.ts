import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { version } from "../../src/index.ts";
import { openShop, type Shop } from "../support/shop.ts";

// The packed package, installed in its own folder, as a back office gets it.

const run = promisify(execFile);
const here = import.meta.dirname;
const root = resolve(here, "../../..");
let folder: string;
let packed: string[];

beforeAll(async () => {
  await run(process.execPath, [join(root, "scripts/build.mjs")]);
  folder = await mkdtemp(join(tmpdir(), "licet-sdk-"));
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const { stdout } = await run("npm", args, { cwd: join(root, "sdk") });
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  packed = files.map(({ path }) => path);
  const installed = join(folder, "node_modules/@licet/sdk");
  await mkdir(installed, { recursive: true });
  await run("tar", ["-xzf", join(folder, filename), "-C", installed, "--strip-components=1"]);
  await linkDependencies(installed);
}, 120_000);

/** What the package says that it needs, and nothing else, as npm would put it beside it. */
async function linkDependencies(installed: string): Promise<void> {
  const { dependencies } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies))
    await symlink(await realpath(join(root, "node_modules", name)), join(folder, "node_modules", name));
}

afterAll(() => rm(folder, { recursive: true, force: true }));

async function runCopy(name: string, flags: readonly string[] = []): Promise<string> {
  await copyFile(join(here, name), join(folder, name));
  return (await run(process.execPath, [...flags, join(folder, name)])).stdout.trim();
}

async function compile(name: string, code: string, lib = "es2022"): Promise<void> {
  await writeFile(join(folder, name), code);
  const options = ["--ignoreConfig", "--strict", "--exactOptionalPropertyTypes", "--noEmit", "--target", "es2022"];
  const types = ["--module", "nodenext", "--lib", lib, "--skipLibCheck", "false"];
  const roots = ["--types", "node", "--typeRoots", join(root, "node_modules/@types")];
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  try {
    await run(process.execPath, [compiler, ...options, ...types, ...roots, join(folder, name)], { cwd: folder });
  } catch (error) {
    throw new Error((error as { stdout: string }).stdout);
  }
}

test.each(["consumer.mjs", "consumer.cjs"])("%s loads it", async (name) => {
  expect(await runCopy(name)).toBe(`invalid_options ${version}`);
});

test("require() gets CommonJS, even in a Node that cannot require ES modules", async () => {
  const [flag] = ["--no-experimental-require-module"].filter((each) => process.allowedNodeEnvironmentFlags.has(each));
  expect(await runCopy("consumer.cjs", flag ? [flag] : [])).toBe(`invalid_options ${version}`);
});

test("it contains the build, the README and the license, and no tests or sources", () => {
  for (const path of ["README.md", "LICENSE", "package.json", "dist/esm/index.d.ts", "dist/cjs/index.js"])
    expect(packed).toContain(path);
  expect(packed.filter((path) => /test|src\/|tsconfig|\.built/.test(path))).toEqual([]);
});

describe("its types", () => {
  test.each([
    ["a module", "consumer.mts", "es2022"],
    ["CommonJS", "consumer.cts", "es2022"],
    ["a page of a browser", "consumer.mts", "es2022,dom,dom.iterable"],
  ])("serve %s under strict", async (_name, name, lib) => {
    await compile(name, await readFile(join(here, "consumer.ts.txt"), "utf8"), lib);
  });

  test("fit every example of the README", async () => {
    await compile("readme.mts", (await examples()).join("\n"));
  });

  test("are checked by that: a wrong name is found", async () => {
    const code = 'import { Licet } from "@licet/sdk";\nLicet.nonsense;\n';
    await expect(compile("wrong.mts", code)).rejects.toThrow("nonsense");
  });
});

describe("the example of the README", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());

  test("sells, pages, changes and is refused, unchanged", async () => {
    const [example = ""] = await examples();
    await writeFile(join(folder, "readme.mjs"), example);
    const env = { ...process.env, LICET_URL: shop.url, LICET_KEY: shop.app.managementKey };
    const { stdout, stderr } = await run(process.execPath, [join(folder, "readme.mjs")], { env });
    const key = "[2-9A-Z]{4}(-[2-9A-Z]{4}){3}";
    expect(stdout).toMatch(new RegExp(`^sold \\[ '${key}', '${key}' \\]\nchanged ${key}\nchanged ${key}\nrefused: `));
    expect(stderr).toBe("");
    const { results } = await shop.licet.licenses.list({ order__store_id: "order-42" });
    expect(results.map(({ note, max_activations }) => [note, max_activations])).toEqual([
      ["a good customer", 3],
      ["a good customer", 3],
    ]);
  });
});

async function examples(): Promise<string[]> {
  const readme = await readFile(join(root, "sdk/README.md"), "utf8");
  return [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, block = ""]) => block);
}
