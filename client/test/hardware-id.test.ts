import { describe, expect, test } from "vitest";
import { MemoryStorage } from "../src/index.ts";
import { deviceId, type Machine } from "./support/internals.ts";
import { openStorage } from "./support/world.ts";

const nothing: Machine = { platform: "linux", read: async () => undefined, run: async () => undefined };
const linux = (id: string, path = "/etc/machine-id"): Machine => ({
  ...nothing,
  read: async (asked) => (asked === path ? id : undefined),
});
const id = "0123456789abcdef0123456789abcdef";
const of = (machine: Machine, product = "app", storage = new MemoryStorage()) => deviceId(product, storage, machine);

describe("the hardware id", () => {
  test("of this machine is 64 hexadecimal digits, and stays the same", async () => {
    const storage = new MemoryStorage();
    const first = await deviceId("app", storage);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await deviceId("app", storage)).toBe(first);
  });

  test("never changes between releases: devices would be counted twice", async () => {
    expect(await of(linux(id))).toBe("7c8fef08e038f140e3eeac265767b7557d4bfbe76dd6863bfb1cf4054b1791eb");
  });

  test("differs from product to product, and does not reveal the machine's own id", async () => {
    expect(await of(linux(id), "other")).not.toBe(await of(linux(id)));
    expect(await of(linux(id))).not.toContain(id);
  });

  test("is read from where each system keeps it", async () => {
    const mac: Machine = {
      ...nothing,
      platform: "darwin",
      run: async (program) =>
        program.endsWith("ioreg") ? '  "IOPlatformUUID" = "564D1234-5678-9ABC-DEF0-123456789ABC"\n' : undefined,
    };
    const windows: Machine = {
      ...nothing,
      platform: "win32",
      run: async (program, args) =>
        program === "reg.exe" && args.includes("/reg:64")
          ? "\r\n    MachineGuid    REG_SZ    564d1234-5678-9abc-def0-123456789abc\r\n"
          : undefined,
    };
    const storage = openStorage();
    const ids = [mac, windows, linux(id), linux(id, "/var/lib/dbus/machine-id")];
    const found = await Promise.all(ids.map((machine) => deviceId("app", storage, machine)));
    expect(new Set(found).size).toBe(3);
    expect(storage.texts.size).toBe(0);
  });

  test.each([
    ["there is none", nothing],
    ["the image was never started", linux("uninitialized\n")],
    ["it is all zeros", linux("0".repeat(32))],
    ["it is empty", linux("")],
    ["the system is unknown", { ...nothing, platform: "sunos" }],
  ])("is random and kept when %s", async (_name, machine) => {
    const storage = openStorage();
    const first = await deviceId("app", storage, machine);
    expect(await deviceId("app", storage, machine)).toBe(first);
    expect(storage.texts.size).toBe(1);
    expect(await deviceId("app", openStorage(), machine)).not.toBe(first);
  });
});
