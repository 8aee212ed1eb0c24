import { describe, expect, test } from "vitest";
import { namedMembers } from "./named-members.rules.ts";

const nothing = {
  product_code: null,
  license_key: null,
  username: null,
  feature_code: null,
  hardware_id: null,
  device_name: null,
  app_ver: null,
  sdk_ver: null,
};

describe("of a refused call is kept", () => {
  test.each([
    ["the license by its key", { license_key: " K-1 ", product: "app" }, { license_key: "K-1", product_code: "app" }],
    ["a user", { username: "jo@acme.example" }, { username: "jo@acme.example" }],
    ["who asks for a trial", { email: "jo@acme.example" }, { username: "jo@acme.example" }],
    ["a feature", { feature: "export" }, { feature_code: "export" }],
    ["the device with its name", { hardware_id: 12, hostname: "desk" }, { hardware_id: "12", device_name: "desk" }],
    ["the name of a device by its older name", { os_hostname: "desk" }, { device_name: "desk" }],
    ["the device of an air-gapped exchange", { hardwareId: "h" }, { hardware_id: "h" }],
    ["the versions", { app_ver: "1.2", sdk_ver: "js 3" }, { app_ver: "1.2", sdk_ver: "js 3" }],
    ["no password, code or token", { password: "p", code: "c", id_token: "t", new_password: "n" }, {}],
    ["nothing of another form", { license_key: { a: 1 }, username: ["x"], hardware_id: null, product: "" }, {}],
    ["no control characters", { hardware_id: "a\u0000b\n" }, { hardware_id: "ab" }],
    ["no half of a character", { product: `${"x".repeat(254)}😀` }, { product_code: "x".repeat(254) }],
    ["not more than a row holds", { hardware_id: "x".repeat(2000) }, { hardware_id: "x".repeat(1000) }],
  ])("%s", (_name, members, kept) => {
    expect(namedMembers(members)).toEqual({ ...nothing, ...kept });
  });

  test.each([[undefined], [null], ["a text"], [[1, 2]], [7]])("nothing of the body %j", (body) => {
    expect(namedMembers(body)).toEqual(nothing);
  });
});
