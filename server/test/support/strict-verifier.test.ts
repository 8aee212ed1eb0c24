import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createLicenseClient, type WireAnswer, type WireRequest } from "./license-client.ts";
import { verifyAnswer } from "./strict-verifier.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const signed = (text: string) => sign("sha256", Buffer.from(text), createPrivateKey(privateKey)).toString("base64");
const request = { hardware_id: "HW-Ž1", license_key: "AAAA-BBBB" };
const end = "2030-01-31T00:00:00.000Z";

const noFlags = Object.fromEntries(
  "allow_grace_period allow_offline_activation allow_overages allow_unlimited_activations can_borrow enable_maintenance_period is_air_gapped is_floating is_floating_cloud is_hardware_key_auth is_trial prevent_vm is_expired is_borrowed"
    .split(" ")
    .map((name) => [name, false]),
);
const zeros = Object.fromEntries(
  "floating_timeout grace_period max_activations max_borrow_time max_overages max_transfers times_activated transfer_count"
    .split(" ")
    .map((name) => [name, 0]),
);
const emptyTexts = (names: string) => Object.fromEntries(names.split(" ").map((name) => [name, ""]));

function checkAnswer(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 1743502393341012,
    ...noFlags,
    ...zeros,
    license_key: "AAAA-BBBB",
    license_template_id: null,
    license_type: "time-limited",
    maintenance_period: null,
    start_date: "2025-01-31",
    validity_period: end,
    metadata: { "10": 1, "2": "ČK12 😀", big: 1e21, part: 0.1 },
    custom_fields: [{ name: "seat", data_type: "text", value: "x" }],
    product_features: [],
    customer: {
      ...emptyTexts("email company_name reference phone first_name last_name city postcode state country address"),
      customer_account: null,
      metadata: {},
    },
    company: { id: 1 },
    product_details: {
      product_id: 2,
      product_name: "App",
      short_code: "app",
      authorization_method: "license-key",
      metadata: {},
    },
    license_active: true,
    license_enabled: true,
    borrowed_until: null,
    device_id: 3,
    ...emptyTexts("version installation_file hash_md5 environment eula_link release_notes_link channel"),
    release_date: null,
    requires_version: null,
    size: null,
    license_signature: signed(`hw-ž1#aaaa-bbbb#${end.toLowerCase()}`),
    ...changes,
  };
}

const judge = (
  value: unknown,
  rawBody = JSON.stringify(value),
  headerSignature: string | undefined = signed(rawBody),
) => verifyAnswer({ publicKeyPem: publicKey, rawBody, headerSignature, request });

describe("the strict verifier", () => {
  test("accepts an answer that every client accepts, alone or in a list, as text or bytes", () => {
    expect(judge(checkAnswer())).toMatchObject({ device_id: 3 });
    expect(judge([checkAnswer(), checkAnswer()])).toHaveLength(2);
    const rawBody = Buffer.from(JSON.stringify(checkAnswer()));
    verifyAnswer({ publicKeyPem: publicKey, rawBody, headerSignature: signed(rawBody.toString()), request });
  });

  test.each([
    ["a space", (text: string) => text.replace(",", ", ")],
    ["a number in another form", (text: string) => text.replace('"device_id":3', '"device_id":3.0')],
    ["an integer-like name out of order", (text: string) => text.replace('"2":"ČK12 😀"', '"part":1,"2":""')],
    ["an escaped character", (text: string) => text.replace("Č", "\\u010c")],
    ["an id past 2^53", (text: string) => text.replace('"device_id":3', '"device_id":9007199254740993')],
    ["a name twice", (text: string) => text.replace('"device_id":3', '"device_id":3,"device_id":3')],
  ])("refuses a body with %s", (_, change) => {
    const body = change(JSON.stringify(checkAnswer()));
    expect(() => judge(undefined, body)).toThrow("is not what JavaScript prints");
  });

  test("refuses a missing, foreign or badly formatted header signature", () => {
    const rawBody = JSON.stringify(checkAnswer());
    const answer = { publicKeyPem: publicKey, rawBody, request };
    expect(() => verifyAnswer({ ...answer, headerSignature: undefined })).toThrow("has no LicenseSignature");
    expect(() => verifyAnswer({ ...answer, headerSignature: signed("x") })).toThrow("does not fit the bytes");
    expect(() => verifyAnswer({ ...answer, headerSignature: signed(rawBody).replace("=", "") })).toThrow(
      "padded base64",
    );
  });

  test.each([
    [{ license_signature: signed(`HW-Ž1#AAAA-BBBB#${end}`) }, "does not fit the text"],
    [{ license_signature: signed("hw-ž1#aaaa-bbbb#"), validity_period: null }, undefined],
    [
      { license_signature: signed("hw-ž1#aaaa-bbbb#2030-01-31"), validity_period: "2030-01-31" },
      "does not fit the text",
    ],
    [{ id: "1" }, "$.id must be an integer"],
    [{ device_id: 1.5 }, "$.device_id must be an integer"],
    [{ maintenance_period: "2030-01-31" }, "$.maintenance_period must be a date like"],
    [{ start_date: end }, "$.start_date must be a date like 2025-01-31"],
    [{ license_enabled: undefined }, "$.license_enabled must be a boolean, but is absent"],
    [{ max_activations: "1" }, "$.max_activations must be a number"],
    [{ active: true }, "$.active must be absent in a check"],
    [{ is_floating: true, is_floating_cloud: true }, "must not be is_floating and is_floating_cloud"],
    [{ license_type: "consumption" }, "$.max_consumptions must be a number, but is absent"],
    [{ total_consumptions: 0 }, "$.total_consumptions must be absent"],
    [{ user: {} }, "$.user must be absent"],
    [{ metadata: [] }, "$.metadata must be an object"],
    [{ metadata_string: "{}" }, "$.metadata_string must say"],
    [{ product_features: [{ id: 1 }] }, "$.product_features[0].code must be a string"],
    [{ request: "activation" }, "$.active must be true"],
  ])("judges a check with %j", (changes: Record<string, unknown>, complaint) => {
    const work = () => judge(checkAnswer(changes));
    if (complaint === undefined) work();
    else expect(work).toThrow(complaint);
  });

  test("uses the id that a client knows: the name before |, else the e-mail address of the user who signed on", () => {
    const user = {
      ...{ id: 4, email: "Jo@example.com", first_name: "", last_name: "", phone_number: "" },
      is_initial_password: false,
    };
    const details = { product_id: 2, product_name: "", short_code: "a", authorization_method: "user", metadata: {} };
    const license_signature = signed(`hw#jo@example.com#${end.toLowerCase()}`);
    const value = checkAnswer({ license_key: undefined, user, product_details: details, license_signature });
    const rawBody = JSON.stringify(value);
    const answer = { publicKeyPem: publicKey, rawBody, headerSignature: signed(rawBody) };
    verifyAnswer({ ...answer, request: { hardware_id: "HW", username: "jo@example.com|acme" } });
    verifyAnswer({ ...answer, request: { hardware_id: "HW", id_token: "t" } });
    expect(() => verifyAnswer({ ...answer, request: { hardware_id: "HW", username: "al@example.com" } })).toThrow(
      "#al@",
    );
  });
});

describe("the license client", () => {
  const settings = { apiKey: "k", sharedKey: "kw4qSnpSwXzgiv5yxYpZZmFEd9QAeiKTQ6OuyMja", publicKeyPem: publicKey };
  const json = { "content-type": "application/json; charset=utf-8" };

  function clientOf(answer: WireAnswer, variant: "node" | "python" | "php" = "node") {
    const sent: (WireRequest & { path: string })[] = [];
    const fetch = async (path: string, wire: WireRequest) => {
      sent.push({ ...wire, path });
      return answer;
    };
    const now = () => new Date("2011-06-07T20:51:35Z");
    return { sent, client: createLicenseClient({ ...settings, fetch, now, variant }) };
  }

  test.each([
    ["node", "Tue, 07 Jun 2011 20:51:35 GMT", ',apikey="k"', "/api/v4/check_license?"],
    ["python", "Tue, 07 Jun 2011 20:51:35 GMT", ',apiKey="k"', "/api/v4/check_license?"],
    ["php", "Tue, 7 Jun 2011 20:51:35 GMT", ', apiKey="k"', "/api/v4/check_license/?"],
  ] as const)("proves itself in the dialect of %s and verifies the answer", async (variant, date, key, path) => {
    const body = JSON.stringify(checkAnswer());
    const { client, sent } = clientOf(
      { status: 200, headers: { ...json, licensesignature: signed(body) }, body },
      variant,
    );
    expect((await client.check({ ...request, product: "app" })).json).toMatchObject({ id: 1743502393341012 });
    expect(sent[0]?.headers["Date"]).toBe(date);
    expect(sent[0]?.headers["Authorization"]).toContain(key);
    expect(sent[0]?.path).toContain(path);
    if (variant === "node") {
      expect(sent[0]?.headers["Authorization"]).toContain("UDysfR6MndUZReo07Y9r+vErn8vSxrnQ5ulit18iJ/Q=");
    }
  });

  test("throws on a successful answer that a client would reject", async () => {
    const { client } = clientOf({ status: 200, headers: json, body: JSON.stringify(checkAnswer()) });
    await expect(client.check(request)).rejects.toThrow("has no LicenseSignature");
    await expect(client.activate(request)).rejects.toThrow("must be true");
  });

  test("returns a refusal with its code, and throws on one in another form", async () => {
    const body = '{"status":400,"code":"license_not_found","message":"m"}';
    expect((await clientOf({ status: 400, headers: json, body }).client.activate(request)).code).toBe(
      "license_not_found",
    );
    await expect(clientOf({ status: 404, headers: json, body }).client.activate(request)).rejects.toThrow(
      "must repeat",
    );
    await expect(clientOf({ status: 400, headers: json, body: "{}" }).client.activate(request)).rejects.toThrow(
      "exactly",
    );
  });

  test("insists on the bare text of a deactivation", async () => {
    const bare = { status: 200, headers: { "content-type": "text/plain" }, body: "license_deactivated" };
    expect((await clientOf(bare).client.deactivate(request)).body).toBe("license_deactivated");
    const quoted = { ...bare, body: '"license_deactivated"' };
    await expect(clientOf(quoted).client.deactivate(request)).rejects.toThrow("bare text");
  });
});
