import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import type { LicenseClient } from "../support/license-client.ts";

// Features and custom fields of licenses (management-api.md §5.5, §6.1, §6.2), and what applications notice of them.

let app: TestApp;
let application: LicenseClient;
const features: Record<string, number> = {};
const fields: Record<string, number> = {};
beforeAll(async () => {
  app = await createTestApp();
  application = applicationOf(app);
  const product = await createProduct(app, "app");
  for (const [code, members] of Object.entries({
    export: { feature_type: "consumption", max_consumption: 10 },
    print: { feature_type: "activation" },
    scan: { feature_type: "activation", valid_duration: "1m" },
  }))
    features[code] = (await made("product-features/", { product, code, ...members })).id;
  for (const name of ["region", "tier"])
    fields[name] = (await made("product-custom-fields/", { product, name, default_value: "standard" })).id;
  const other = await createProduct(app, "other");
  features["foreign"] = (await made("product-features/", { product: other, code: "foreign" })).id;
  fields["foreign"] = (await made("product-custom-fields/", { product: other, name: "foreign" })).id;
});
afterAll(() => app.close());

async function made(path: string, body: object): Promise<FreelyRead> {
  const { status, json, text } = await app.management("POST", path, { body });
  expect(status, text).toBeLessThan(300);
  return json;
}
const patch = (path: string, body: object) => app.management("PATCH", path, { body });
const replace = (id: number, product_features: unknown) =>
  app.management("POST", `licenses/${id}/update_features/`, { body: { product_features } });
const read = async (path: string): Promise<FreelyRead> => (await app.management("GET", path)).json;
const recorded = async (id: number) => {
  const events = await app.db`select type, data from events where subject_id = ${id} order by id`;
  const lines = await app.db`select text from license_histories where license_id = ${id} order by id`;
  return { events: events.map(({ type }) => type), lines: lines.map(({ text }) => text) };
};
const license = async (terms: object = {}) => {
  const { id, license_key } = await sell(app, "app", terms);
  return { id: id as number, call: { product: "app", license_key, hardware_id: "a" } };
};

describe("features", () => {
  test("one is granted, changed and removed, and applications notice each change", async () => {
    const { id, call } = await license();
    await application.activate(call);
    const feature = await made("license-product-features/", {
      license: id,
      product_feature: features["export"],
      max_consumption: "3",
    });
    expect(feature).toMatchObject({ license: id, product_feature: features["export"], max_consumption: 3 });
    const consume = (consumptions: number) =>
      application.call("POST", "add_feature_consumption", { body: { ...call, feature: "export", consumptions } });
    expect((await consume(3)).status).toBe(200);
    expect((await consume(1)).code).toBe("feature_not_enough_consumptions");
    const at = `license-product-features/${feature.id}/`;
    expect((await patch(at, { max_consumption: 5, license: id })).json).toEqual(await read(at));
    expect((await consume(1)).status).toBe(200);
    expect(await read(at)).toMatchObject({ max_consumption: 5, total_consumptions: 4 });
    expect((await patch(at, { total_consumptions: 0 })).json.total_consumptions).toBe(0);
    expect((await app.management("DELETE", at)).status).toBe(204);
    expect((await app.management("GET", at)).status).toBe(404);
    expect((await consume(1)).code).toBe("unsupported_product_feature");
    const { events, lines } = await recorded(id);
    expect(events.filter((type) => type.startsWith("license_product_feature."))).toEqual(
      [
        "created",
        "consumption_added",
        "consumption_max_reached",
        "updated",
        "consumption_added",
        "updated",
        "deleted",
      ].map((action) => `license_product_feature.${action}`),
    );
    expect(lines.filter((text) => /^Feature \w+d$/.test(text))).toEqual([
      "Feature added",
      "Feature updated",
      "Feature updated",
      "Feature removed",
    ]);
  });

  test.each<[string, (id: number) => object, number, string, string]>([
    [
      "of another product",
      (id) => ({ license: id, product_feature: features["foreign"] }),
      400,
      "unsupported_product_feature",
      "/product_feature",
    ],
    ["of no license", () => ({ license: 5, product_feature: features["print"] }), 400, "unknown_license", "/license"],
    [
      "that is there",
      (id) => ({ license: id, product_feature: features["print"] }),
      409,
      "license_feature_exists",
      "/product_feature",
    ],
    [
      "with odd values",
      (id) => ({ license: id, product_feature: features["scan"], max_consumption: "many" }),
      400,
      "validation_error",
      "/max_consumption",
    ],
  ])("one %s is refused", async (_name, body, status, code, pointer) => {
    const { id } = await license({ product_features: ["print"] });
    const answer = await app.management("POST", "license-product-features/", { body: body(id) });
    expect([answer.status, answer.json.errors[0].code, answer.json.errors[0].pointer]).toEqual([status, code, pointer]);
  });

  test("a feature cannot change its license or its product feature", async () => {
    const { id } = await license();
    const { id: at } = await made("license-product-features/", { license: id, product_feature: features["print"] });
    const { json } = await patch(`license-product-features/${at}/`, { license: 7, product_feature: features["scan"] });
    expect(json.errors.map(({ pointer }: FreelyRead) => pointer)).toEqual(["/license", "/product_feature"]);
    expect(json.code).toBe("immutable_property");
  });

  test("a list replaces them all, by their codes, and returns the whole license", async () => {
    const { id } = await license({ product_features: [{ code: "export", max_consumption: 3 }, "print"] });
    const before = await read(`licenses/${id}/`);
    const answer = await replace(id, [
      { product_feature: "export", max_overages: 2, allow_overages: 1 },
      { product_feature: "scan", expiry_date: "2030-01-02" },
    ]);
    expect(answer.json).toEqual(await read(`licenses/${id}/`));
    const now = answer.json.product_features;
    expect(now.map((each: FreelyRead) => each.product_feature.code)).toEqual(["export", "scan"]);
    expect(now[0]).toMatchObject({
      id: before.product_features[0].id,
      max_consumption: 3,
      max_overages: 2,
      allow_overages: true,
    });
    expect(now[1].expiry_date).toBe("2030-01-02T00:00:00.000Z");
    const { json } = await replace(id, ["none", { product_feature: "scan" }, { code: "scan" }]);
    expect(json.errors.map(({ code, pointer }: FreelyRead) => `${code} ${pointer}`)).toEqual([
      "unsupported_product_feature /product_features/0",
      "duplicate_product_feature /product_features/2",
    ]);
    expect((await read(`licenses/${id}/`)).product_features).toEqual(now);
    expect((await replace(id, [])).json.product_features).toEqual([]);
    expect((await app.management("POST", `licenses/${id}/update_features/`, { body: {} })).json.code).toBe(
      "validation_error",
    );
  });

  test("a license can be sent back as it was read, and nothing changes", async () => {
    const terms = {
      license_type: "time-limited",
      valid_duration: "1y",
      product_features: ["export", "scan"],
      custom_fields: [],
    };
    const { id, call } = await license(terms);
    await application.activate(call);
    const before = await read(`licenses/${id}/`);
    const lines = (await recorded(id)).lines.length;
    const { status, json, text } = await patch(`licenses/${id}/`, before);
    expect(status, text).toBe(200);
    expect(json).toEqual(before);
    const written = (await recorded(id)).lines.slice(lines);
    expect(written.filter((line) => line.startsWith("Feature"))).toEqual([]);
  });

  test("PATCH of the license replaces them as well, in many licenses in one call, and its preview shows how", async () => {
    const [one, two] = [
      await license({ product_features: ["export"] }),
      await license({ product_features: ["print"] }),
    ];
    const body = [
      { id: one.id, product_features: [{ code: "export", max_consumption: 8 }], note: "n" },
      { id: two.id, product_features: ["scan"] },
    ];
    const preview = await app.management("PATCH", "licenses/bulk_update/?dry_run=true", { body });
    expect(preview.json).toMatchObject({ changed: 2 });
    expect(preview.json.changes[0]).toMatchObject({
      from: { note: null, product_features: { export: { max_consumption: 10 } } },
      to: { note: "n", product_features: { export: { max_consumption: 8 } } },
    });
    expect(preview.json.changes[1]).toMatchObject({
      from: { product_features: { scan: null, print: {} } },
      to: { product_features: { scan: { max_consumption: 0 }, print: null } },
    });
    const codes = async (id: number) =>
      (await read(`licenses/${id}/`)).product_features.map(
        (each: FreelyRead) => `${each.product_feature.code} ${each.max_consumption}`,
      );
    expect(await codes(one.id)).toEqual(["export 10"]);
    const answer = await app.management("PATCH", "licenses/bulk_update/", { body });
    expect(answer.status, answer.text).toBe(200);
    expect([await codes(one.id), await codes(two.id)]).toEqual([["export 8"], ["scan 0"]]);
    const refused = await app.management("PATCH", "licenses/bulk_update/", {
      body: [
        { id: one.id, note: "other" },
        { id: two.id, product_features: ["foreign"] },
      ],
    });
    expect(refused.json.errors[0]).toMatchObject({
      code: "unsupported_product_feature",
      pointer: "/1/product_features/0",
    });
    expect((await read(`licenses/${one.id}/`)).note).toBe("n");
  });

  test("provenance records which members were changed and by whom, and forgets removed features", async () => {
    const { id } = await license({ product_features: ["export", "print"] });
    await replace(id, [{ product_feature: "export", max_consumption: 4 }, "scan"]);
    const { product_features } = await read(`licenses/${id}/provenance/`);
    expect(Object.keys(product_features).sort()).toEqual(["export", "scan"]);
    expect(product_features.export.max_consumption).toEqual({
      source: "changed",
      value: 4,
      explanation: `Changed by ${app.managementKey.slice(0, 8)} on 2026-03-15.`,
    });
    expect(product_features.export.max_overages.source).toBe("product");
    expect(product_features.scan.valid_duration).toMatchObject({ source: "product", value: "1m" });
  });

  test("of 32 parallel grants one succeeds, and the others are answered that the feature exists", async () => {
    const { id } = await license();
    const body = { license: id, product_feature: features["print"] };
    const answers = await Promise.all(
      Array.from({ length: 32 }, () => app.management("POST", "license-product-features/", { body })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ json }) => json.code === "license_feature_exists")).toHaveLength(31);
  });

  test.each<[string, (id: number) => string, string[]]>([
    ["license", (id) => `license=${id}`, ["export", "print", "scan"]],
    ["product feature", (id) => `license=${id}&product_feature=${features["print"]}`, ["print"]],
    ["code", (id) => `license=${id}&product_feature__code__icontains=RIN`, ["print"]],
    ["type", (id) => `license=${id}&product_feature__feature_type=consumption`, ["export"]],
    ["end", (id) => `license=${id}&expiry_date__lt=2028-01-01`, ["scan"]],
    ["order", (id) => `license=${id}&order_by=-product_feature__code`, ["scan", "print", "export"]],
    ["an empty filter", (id) => `license=${id}&product_feature=`, ["export", "print", "scan"]],
  ])("are listed by %s", async (_name, query, expected) => {
    const { id } = await license({
      product_features: ["export", "print", { code: "scan", expiry_date: "2027-01-01" }],
    });
    const { results } = await read(`license-product-features/?${query(id)}`);
    const codeOf = new Map(Object.entries(features).map(([code, at]) => [at, code]));
    expect(results.map((each: FreelyRead) => codeOf.get(each.product_feature))).toEqual(expected);
  });
});

describe("custom fields", () => {
  const values = async (id: number) =>
    Object.fromEntries(
      (await read(`licenses/${id}/`)).product_custom_fields.map((each: FreelyRead) => [each.name, each.value]),
    );

  test("a value is set, changed and removed, and then the product's value applies again", async () => {
    const { id, call } = await license();
    const field = await made("license-custom-fields/", {
      license: id,
      product_custom_field: fields["region"],
      value: 23,
    });
    expect(field).toEqual({ id: field.id, value: "23", license: id, product_custom_field: fields["region"] });
    expect(await values(id)).toEqual({ region: "23", tier: "standard" });
    const activation = (await application.activate(call)).json as FreelyRead;
    expect(activation.custom_fields.find((each: FreelyRead) => each.name === "region").value).toBe("23");
    const at = `license-custom-fields/${field.id}/`;
    expect((await patch(at, { value: "eu" })).json).toEqual({ ...field, value: "eu" });
    expect(await read(at)).toEqual({ ...field, value: "eu" });
    expect((await read(`licenses/${id}/provenance/`)).custom_fields.region).toMatchObject({
      source: "changed",
      value: "eu",
    });
    expect((await patch(at, { license: 5 })).json.code).toBe("immutable_property");
    expect((await app.management("DELETE", at)).status).toBe(204);
    expect(await values(id)).toEqual({ region: "standard", tier: "standard" });
    expect((await read(`licenses/${id}/provenance/`)).custom_fields).toEqual({});
    const { events, lines } = await recorded(id);
    expect(events.filter((type) => type.startsWith("license_custom_field."))).toEqual(
      ["created", "updated", "deleted"].map((action) => `license_custom_field.${action}`),
    );
    expect(lines.filter((text) => text.startsWith("Custom field"))).toHaveLength(3);
  });

  test.each<[string, (id: number) => object, number, string, string]>([
    [
      "a field of another product",
      (id) => ({ license: id, product_custom_field: fields["foreign"], value: "x" }),
      400,
      "unknown_custom_field",
      "/product_custom_field",
    ],
    [
      "no license",
      () => ({ license: 5, product_custom_field: fields["tier"], value: "x" }),
      400,
      "unknown_license",
      "/license",
    ],
    [
      "a second value",
      (id) => ({ license: id, product_custom_field: fields["region"], value: "x" }),
      409,
      "license_custom_field_exists",
      "/product_custom_field",
    ],
    ["no value", (id) => ({ license: id, product_custom_field: fields["tier"] }), 400, "validation_error", ""],
  ])("%s is refused", async (_name, body, status, code, pointer) => {
    const { id } = await license({ custom_fields: [{ name: "region", value: "eu" }] });
    const answer = await app.management("POST", "license-custom-fields/", { body: body(id) });
    expect([answer.status, answer.json.errors[0].code, answer.json.errors[0].pointer]).toEqual([status, code, pointer]);
  });

  test("those of a license are listed", async () => {
    const { id } = await license({ custom_fields: [{ name: "region", value: "eu" }] });
    const { count, results } = await read(`license-custom-fields/?license=${id}`);
    expect([count, results[0].value]).toEqual([1, "eu"]);
  });

  test("those of another company are not found, and its licenses cannot be given any", async () => {
    const { id } = await license();
    const { id: at } = await made("license-custom-fields/", {
      license: id,
      product_custom_field: fields["tier"],
      value: "x",
    });
    const key = app.otherCompany.managementKey;
    expect((await app.management("PATCH", `license-custom-fields/${at}/`, { key, body: { value: "y" } })).status).toBe(
      404,
    );
    const body = { license: id, product_custom_field: fields["region"], value: "x" };
    expect((await app.management("POST", "license-custom-fields/", { key, body })).json.code).toBe("unknown_license");
  });
});
