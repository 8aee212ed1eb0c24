import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProduct, sell } from "../../server/test/support/application.ts";
import { codeOf, createWorld, type World } from "./support/world.ts";

// An update with the real server: the versions that maintenance covers, the file, and its download.

describe("an update", () => {
  const content = Buffer.alloc(100_000, "setup");
  let world: World;
  let folder: string;
  const files = createServer((_request, response) => response.end(content));
  beforeAll(async () => {
    world = await createWorld();
    folder = await mkdtemp(join(tmpdir(), "licet-update-"));
    await new Promise<void>((resolve) => files.listen(0, "127.0.0.1", resolve));
    const full_link = `http://127.0.0.1:${(files.address() as AddressInfo).port}/setup.exe`;
    const product = await createProduct(world.app, "app");
    const hash_md5 = createHash("md5").update(content).digest("hex");
    for (const [version, release_date] of [
      ["1.0.0", "2026-01-01"],
      ["1.1.0", "2026-03-01"],
      ["2.0.0", "2026-12-01"],
    ]) {
      const body = { product, version, release_date, environment: "win64", channel: "prod", full_link, hash_md5 };
      const { status, text } = await world.app.management("POST", "installation-files/", { body });
      expect(status, text).toBeLessThan(300);
    }
  });
  afterAll(async () => {
    await world.close();
    files.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("is offered as far as maintenance allows, and downloaded whole", async () => {
    const maintained = { enable_maintenance_period: true, maintenance_period: "2026-06-30" };
    const { license_key } = await sell(world.app, "app", { license_type: "perpetual", ...maintained });
    const client = world.client({ product: "app" });
    await client.activate({ licenseKey: license_key });
    const versions = await client.installation.versions({ env: "win64" });
    expect(versions.map(({ version }) => version)).toEqual(["1.0.0", "1.1.0"]);
    const file = await client.installation.file({ env: "win64", channel: "prod" });
    expect(file).toMatchObject({ version: "1.1.0", environment: "win64", channel: "prod" });
    expect(await codeOf(client.installation.file({ version: "2.0.0" }))).toBe("version_not_found");

    const target = join(folder, "setup.exe");
    const direct = world.client({ product: "app", fetch });
    await direct.installation.download(file, target);
    expect((await readFile(target)).equals(content)).toBe(true);
  });
});
