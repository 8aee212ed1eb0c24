// The steps that the commands of this repository share. Plain Node, since they run before anything is installed.

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** The folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a program to its end and returns whether it succeeded. */
export function run(program, args, options = {}) {
  const windowsShell = process.platform === "win32" && program === "npm";
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit", shell: windowsShell, ...options });
  if (error) console.error(`${program}: ${error.message}`);
  return status === 0;
}

/** The same, while other work goes on. */
function runBeside(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ["inherit", 2, 2], ...options });
    child.on("error", (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(false);
    });
    child.on("close", (code) => resolve(code === 0));
  });
}

/** Runs the command-line program of an installed package. */
export function runTool(name, args, options = {}) {
  return run(process.execPath, [findTool(name), ...args], options);
}

/** The script that the command of an installed package runs. */
export function findTool(name) {
  const [packageName, command] =
    name === "tsc" ? ["typescript", "tsc"] : name === "biome" ? ["@biomejs/biome", "biome"] : [name, name];
  const folder = join(root, "node_modules", packageName);
  const { bin } = createRequire(import.meta.url)(join(folder, "package.json"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/** Installs the packages of package-lock.json unless exactly these are installed. */
export function install() {
  const stamp = join(root, "node_modules", ".licet-installed");
  const wanted = hash([join(root, "package-lock.json")], `${process.platform} ${process.arch}`);
  if (read(stamp) === wanted) return true;
  if (isInstalled()) {
    writeFileSync(stamp, wanted);
    return true;
  }
  console.error("installing packages");
  if (!run("npm", ["ci", "--no-audit", "--no-fund"], { stdio: ["inherit", 2, 2] })) return false;
  writeFileSync(stamp, wanted);
  return true;
}

/** Whether npm itself, or a person, has installed what package-lock.json asks for. */
function isInstalled() {
  const inside = read(join(root, "node_modules", ".package-lock.json"));
  if (inside === undefined) return false;
  const wanted = Object.entries(JSON.parse(read(join(root, "package-lock.json"))).packages);
  const installed = JSON.parse(inside).packages;
  return wanted.every(([path, { version, optional, dev, link, peer }]) => {
    if (!path.includes("node_modules/") || link || optional || peer) return true;
    return installed[path]?.version === version && (dev ? existsSync(join(root, path)) : true);
  });
}

/** Builds all of it, side by side. Resolves to whether all succeeded. */
export function buildAll() {
  return allOf([build(), buildPages(), buildLibrary("client"), buildLibrary("sdk")]);
}

/** Builds what a server is started from, side by side. Resolves to whether all succeeded. */
export function buildServed() {
  return allOf([build(), buildPages()]);
}

async function allOf(work) {
  return (await Promise.all(work)).every(Boolean);
}

/** Compiles what changed since the last time. Resolves to whether all succeeded. */
export async function build() {
  const server = await compile("server", "server/tsconfig.build.json", copyWhatIsRead);
  if (!existsSync(join(root, "bench/src"))) return server;
  return (await compile("bench", "bench/tsconfig.json", () => {})) && server;
}

/** Bundles the pages, and compresses every file once, so that no request has to. Resolves to whether that succeeded. */
export function buildPages() {
  const folder = join(root, "dashboard");
  const sources = ["dashboard/src", "dashboard/public", "sdk/src"].flatMap((path) => listFiles(join(root, path)));
  const own = ["staff.html", "portal.html", "vite.config.ts", "tsconfig.json"].map((name) => join(folder, name));
  return onceFor("dashboard/dist", [...sources, ...own], async () => {
    const vite = [findTool("vite"), "build", "--logLevel", "warn"];
    // Whatever runs this, a test for instance: what it says to developers is not for people who use the pages.
    const env = { ...process.env, NODE_ENV: "production" };
    const isWell = await runBeside(process.execPath, vite, { cwd: folder, env });
    if (isWell) for (const file of listFiles(join(folder, "dist/assets"))) compress(file);
    return isWell;
  });
}

function compress(file) {
  const content = readFileSync(file);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: quality }));
  writeFileSync(`${file}.gz`, gzipSync(content));
}

/** Copies what the server reads when it starts, migrations and pages, next to the compiled files. */
function copyWhatIsRead() {
  const [source, compiled] = [join(root, "server/src"), join(root, "server/dist")];
  rmSync(join(compiled, "platform/db/migrations"), { recursive: true, force: true });
  for (const file of listFiles(source).filter((name) => !name.endsWith(".ts")))
    cpSync(file, join(compiled, relative(source, file)));
}

/** Compiles a library, once as ES modules and once as CommonJS; the server does not need it. */
export function buildLibrary(workspace) {
  const formats = { esm: "module", cjs: "commonjs" };
  const builds = Object.entries(formats).map(([format, type]) => {
    const output = `${workspace}/dist/${format}`;
    return compile(
      workspace,
      `${workspace}/tsconfig.${format}.json`,
      () => {
        // Makes Node, and the compilers of applications, read the files next to it correctly.
        mkdirSync(join(root, output), { recursive: true });
        writeFileSync(join(root, output, "package.json"), `${JSON.stringify({ type })}\n`);
      },
      output,
    );
  });
  return allOf(builds);
}

function compile(workspace, config, finish, output = `${workspace}/dist`) {
  const files = [...listFiles(join(root, workspace, "src")), join(root, config), join(root, "tsconfig.base.json")];
  return onceFor(output, files, async () => {
    const isWell = await runBeside(process.execPath, [findTool("tsc"), "-p", config]);
    finish();
    if (isWell) removeOrphans(workspace, output);
    return isWell;
  });
}

/** Makes a folder from files unless it was made from exactly these. Resolves to whether it is there. */
async function onceFor(output, files, make) {
  const wanted = hash([...files, join(root, "package-lock.json")], process.version);
  const stamp = join(root, output, ".built");
  if (read(stamp) === wanted) return true;
  console.error(`building ${output.replace(/\/dist$/, "")}`);
  rmSync(stamp, { force: true });
  if (!(await make())) return false;
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

/** Removes the output of deleted sources, so that nothing imports it by accident. */
function removeOrphans(workspace, output) {
  const [source, compiled] = [join(root, workspace, "src"), join(root, output)];
  for (const file of listFiles(compiled)) {
    const match = /^(.*?)(\.d\.ts|\.js\.map|\.js)$/.exec(relative(compiled, file));
    if (match && !["ts", "tsx", "js"].some((ending) => existsSync(join(source, `${match[1]}.${ending}`)))) rmSync(file);
  }
}

/** All files in a folder, recursively, sorted; none if the folder does not exist. */
export function listFiles(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

function hash(files, salt) {
  const sum = createHash("sha256").update(salt);
  for (const file of files) sum.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  return sum.digest("hex");
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
