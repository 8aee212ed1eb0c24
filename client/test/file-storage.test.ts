import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultFolder, FileStorage } from "../src/index.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "licet-client-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("files", () => {
  test("contain what was written, readable only by their owner, in a folder that is created when needed", async () => {
    const place = join(folder, "made", "when", "needed");
    const storage = new FileStorage(place);
    expect(await storage.read("a")).toBeUndefined();
    await storage.remove("a");
    await storage.write("a", "one");
    await storage.write("a", "twö");
    expect(await storage.read("a")).toBe("twö");
    if (process.platform !== "win32") {
      expect((await stat(join(place, "a"))).mode & 0o777).toBe(0o600);
      expect((await stat(place)).mode & 0o777).toBe(0o700);
    }
    await storage.remove("a");
    expect(await storage.read("a")).toBeUndefined();
    expect(await readdir(place)).toEqual([]);
  });

  test("are written whole: 50 parallel writers and 50 readers see no half, and leave no drafts", async () => {
    const place = join(folder, "race");
    const storage = new FileStorage(place);
    const texts = Array.from({ length: 50 }, (_, index) => String(index % 10).repeat(20_000 + index));
    await storage.write("a", texts[0] ?? "");
    const reads = await Promise.all(
      texts.map(async (text) => {
        await storage.write("a", text);
        return storage.read("a");
      }),
    );
    for (const read of reads) expect(texts.includes(read ?? "")).toBe(true);
    expect(await readdir(place)).toEqual(["a"]);
  });

  test("that cannot be written leave the old one unchanged", async () => {
    const place = join(folder, "full");
    const storage = new FileStorage(place);
    await storage.write("a", "old");
    await expect(storage.write("a", Symbol() as unknown as string)).rejects.toThrow();
    expect(await readdir(place)).toEqual(["a"]);
    expect(await readFile(join(place, "a"), "utf8")).toBe("old");
  });

  test("of any product code stay in the folder and do not collide", async () => {
    const place = join(folder, "names");
    const storage = new FileStorage(place);
    const names = [
      "../x",
      "..",
      ".",
      "a/b",
      "a\\b",
      "A",
      "a",
      "con*",
      "ü".repeat(80),
      `${"ü".repeat(80)}!`,
      "a\u0000b",
    ];
    for (const name of names) await storage.write(name, name);
    for (const name of names) expect(await storage.read(name)).toBe(name);
    const files = await readdir(place);
    expect(files).toHaveLength(names.length);
    expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(names.length);
  });
});

test.each([
  ["linux", { XDG_DATA_HOME: "/data" }, "/data/licet"],
  ["linux", {}, ".local/share/licet"],
  ["darwin", {}, "Library/Application Support/licet"],
  ["win32", { APPDATA: "C:\\Roaming" }, "licet"],
])("the folder on %s with %o is where that system keeps data", (platform, environment, expected) => {
  expect(defaultFolder(platform, environment).endsWith(expected)).toBe(true);
});
