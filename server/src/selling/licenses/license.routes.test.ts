import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openShop, type Shop } from "../../../test/support/sold.ts";
import { listParameters } from "../../platform/http/list.ts";
import { licenseRoutes } from "./license.routes.ts";
import { licenseObject } from "./license.schema.ts";
import { licenseList } from "./license-list.store.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(licenseRoutes);
});
afterAll(() => shop?.drop());

const listed = z.object({ count: z.number(), next: z.string().nullable(), results: z.array(licenseObject) });

async function idsOf(query: string): Promise<number[]> {
  const answer = await shop.get(`licenses/?${query}`);
  expect([query, answer.status]).toEqual([query, 200]);
  return listed.parse(answer.json).results.map((license) => license.id);
}

describe("GET licenses/{id}/", () => {
  test("a license is told whole, with customer, feature, custom fields, counts and status", async () => {
    const { ours } = shop;
    const license = licenseObject.parse((await shop.get(`licenses/${ours.licenseId}/`)).json);
    expect(license).toMatchObject({
      id: ours.licenseId,
      status: "Active",
      order_store_id: "store_1%",
      start_date: "2026-02-01",
      validity_period: "2027-01-01T00:00:00.000Z",
      total_active_devices: 1,
      active_up_to_date_devices: 1,
      floating_in_use_devices: 1,
      license_users: [],
      license_user: null,
      order: ours.orderId,
      order_item: ours.itemId,
      license_template: ours.templateId,
      sub_licenses: [],
      metadata: { seats: 5, region: "emea", deep: { level: 2 } },
    });
    expect(license.customer).toMatchObject({ id: ours.customerId, total_orders: 1, total_licenses: 1, labels: [] });
    expect(license.product).toEqual({
      id: ours.productId,
      product_name: "App 100%",
      short_code: "app",
      authorization_method: "license-key",
      is_bundle: false,
    });
    expect(license.product_features).toMatchObject([
      {
        max_consumption: 30,
        max_overages: 99,
        expiry_date: "2027-01-01T00:00:00.000Z",
        product_feature: { code: "export" },
      },
    ]);
    expect(license.product_custom_fields.map(({ name, value }) => [name, value])).toEqual([
      ["region", "us"],
      ["tier", "basic"],
    ]);
  });

  test("users come with their login name and the initial password until it is changed", async () => {
    const { ours } = shop;
    const license = licenseObject.parse((await shop.get(`licenses/${ours.teamLicenseId}`)).json);
    expect(license).toMatchObject({ license_key: null, status: "Inactive", customer: null });
    expect(license.license_users).toHaveLength(1);
    expect(license.license_user).toEqual(license.license_users[0]);
    expect(license.license_user).toMatchObject({
      email: `user@example.com|${ours.companyId}`,
      true_email: "user@example.com",
      initial_password: "4q3dg7!_",
      is_initial_password: true,
      is_manager: true,
      max_activations: 3,
    });
  });

  test("devices on an older version than the newest are not up to date", async () => {
    const { db, ours, now } = shop;
    await db`insert into installation_files (company_id, product_id, version, release_date, created_at, updated_at)
      values (${ours.companyId}, ${ours.productId}, '2.0', '2026-01-01', ${now}, ${now})`;
    const license = licenseObject.parse((await shop.get(`licenses/${ours.licenseId}/`)).json);
    expect(license).toMatchObject({ total_active_devices: 1, active_up_to_date_devices: 0 });
  });

  test.each([
    "licenses/1/",
    "licenses/abc/",
    "licenses/9999999999999999999/",
    "licenses/-1/",
    "licenses/1/provenance/",
  ])("%s is not found", async (path) => {
    expect(await shop.get(path)).toMatchObject({ status: 404, json: { code: "not_found" } });
  });

  test("a license of another company is not found", async () => {
    for (const tail of ["", "provenance/"]) {
      expect(await shop.get(`licenses/${shop.theirs.licenseId}/${tail}`)).toMatchObject({ status: 404 });
    }
  });

  test("nothing is told without credentials", async () => {
    for (const path of [
      "licenses/",
      `licenses/${shop.ours.licenseId}/`,
      `licenses/${shop.ours.licenseId}/provenance/`,
    ]) {
      expect(await shop.get(path, null)).toMatchObject({ status: 403, json: { code: "not_authenticated" } });
    }
  });
});

test("provenance tells for each property the source, the value and a sentence", async () => {
  const { ours } = shop;
  const { status, json } = await shop.get(`licenses/${ours.licenseId}/provenance/`);
  expect(status).toBe(200);
  expect(json).toMatchObject({
    id: ours.licenseId,
    policy: { code: "pro", how: "named" },
    provenance: {
      license_type: { source: "policy", value: "time-limited", explanation: expect.stringContaining("pro") },
      max_activations: { source: "order", value: 2 },
      note: { source: "order_default", value: "Big note" },
      trial_days: { source: "default", value: 0 },
    },
    product_features: { export: { max_consumption: { source: "product", value: 30 } } },
    custom_fields: { region: { source: "order", value: "us" } },
  });
});

describe("GET licenses/", () => {
  test("lists the licenses of the company and of no other", async () => {
    expect(await idsOf("")).toEqual([shop.ours.licenseId, shop.ours.teamLicenseId]);
  });

  test("every published parameter is accepted, and empty ones change nothing", async () => {
    for (const name of listParameters(licenseList)) expect([name, (await idsOf(`${name}=`)).length]).toEqual([name, 2]);
  });

  test("an exact filter that nothing matches finds nothing", async () => {
    for (const [name, { kind, published }] of Object.entries(licenseList.filters)) {
      if (!published.includes("exact") || kind === "boolean") continue;
      expect([name, await idsOf(`${name}=987654321`)]).toEqual([name, []]);
    }
  });

  // Each finds the first license and not the second.
  test.each([
    "id__in=ID,5,,",
    "license_key=AAAA-BBBB-CCCC-DDDD",
    "license_key__startswith=AAAA",
    "license_key__icontains=bbbb",
    "license_key__isnull=false",
    "license_key__iexact=aaaa-bbbb-cccc-dddd",
    "active=true",
    "active=True",
    "is_any_floating=1",
    "order__store_id=store_1%25",
    "order__store_id__startswith=store_",
    "order__store_id__icontains=1%25",
    "order__customer_account=ACCOUNT",
    "order__customer_account__name=Acc Name",
    "order__customer_account__name__icontains=acc",
    "order__customer_account__code=acc-code",
    "order__customer_account__code__icontains=CODE",
    "customer_id=CUSTOMER",
    "customer_email=Harry@example.com",
    "customer_email__icontains=harry",
    "customer_company_name__icontains=hogw",
    "customer_name__icontains=harry pot",
    "customer__reference__icontains=CUST",
    "customer__account=ACCOUNT",
    "customer__account__name=Acc Name",
    "customer__account__name__icontains=acc n",
    "customer__account__code=acc-code",
    "customer__account__code__icontains=acc",
    "customer__account__description=Acc Description",
    "customer__account__description__icontains=desc",
    "customer__account__phone=%2B1-acc",
    "customer__account__phone__icontains=-acc",
    "customer__account__address=Acc Address",
    "customer__account__address__icontains=addr",
    "customer__account__email=acc@example.com",
    "customer__account__email__icontains=ACC@",
    "customer__account__reference=acc-ref",
    "customer__account__reference__icontains=ref",
    "product_id=PRODUCT",
    "product_name__icontains=100%25",
    "product__short_code=app",
    "product__authorization_method=license-key",
    "product_features__id=FEATURE",
    "note__icontains=NOTE",
    "subscription_id=sub_1",
    "license_template__id=TEMPLATE",
    "license_template__code=pro",
    "devices__hostname=desktop-1",
    "devices__hostname__icontains=DESK",
    "devices__hardware_id=HW-1",
    "devices__hardware_id__icontains=hw",
    "devices__os=Linux 6",
    "validity_period__gt=2026-12-31",
    "validity_period__gte=2027-01-01T00:00:00Z",
    "validity_period__lt=2027-01-01T00:00:01Z",
    "validity_period__lte=2027-01-01",
    "time_activated__gt=2026-03-05T23:29:59Z",
    "time_activated__date__gt=2026-03-04",
    "time_activated__date__gte=2026-03-05",
    "time_activated__date__lt=2026-03-06",
    "time_activated__date__lte=2026-03-05",
    "time_activated__date=2026-03-05",
    "updated_at__gt=2026-03-02",
    "updated_at__gte=2026-03-10T12:00:00Z",
    "updated_at__date__gt=2026-03-01",
    "updated_at__date__gte=2026-03-10",
    "times_activated__gte=1",
    "license_users__id__isnull=true",
    'metadata={"region":"emea"}',
    "metadata__region=emea",
    "metadata__seats=5",
    "metadata__deep__level=2",
  ])("%s finds what matches and nothing else", async (query) => {
    expect(await idsOf(filled(query))).toEqual([shop.ours.licenseId]);
  });

  // Each finds the second license and not the first.
  test.each([
    "license_key__isnull=true",
    "license_users__id=USER",
    "license_users__true_email=user@example.com",
    "license_users__true_email__icontains=USER@",
    "manager__true_email=user@example.com",
    "manager__true_email__icontains=USER@",
    "updated_at__lt=2026-03-02",
    "updated_at__lte=2026-03-01",
    "updated_at__date__lt=2026-03-02",
    "updated_at__date__lte=2026-03-01",
    "is_any_floating=false",
    "active=0",
    "customer__account__not=ACCOUNT",
    "product_features__id__not=FEATURE",
  ])("%s finds the other license", async (query) => {
    expect(await idsOf(filled(query))).toEqual([shop.ours.teamLicenseId]);
  });

  test.each([
    "order__store_id__icontains=_%25_",
    "product_name__icontains=0_%25",
    "license_key__startswith=%25",
    "license_key__icontains=\\",
    "devices__os__icontains=windows",
    "time_activated__date__gt=2026-03-05",
    "time_activated__date__lt=2026-03-05",
    "license_user_group=1",
    "enabled=false",
    "company=987654321",
    "times_activated=9007199254740991",
    "metadata__region=apac",
    'metadata={"region":"apac"}',
  ])("%s finds nothing", async (query) => {
    expect(await idsOf(query)).toEqual([]);
  });

  test("our own company and enabled licenses are found", async () => {
    expect(await idsOf(`company=${shop.ours.companyId}&enabled=true`)).toHaveLength(2);
  });

  test.each([
    ["product_id=abc", "product_id: Must be a whole number."],
    ["active=maybe", "active: Must be true or false."],
    ["id__in=1,x", "id__in: Must be a whole number."],
    ["validity_period__gt=soon", "validity_period__gt: Must be"],
    ["updated_at__date__gt=2026-02-30", "updated_at__date__gt: Must be"],
    ["license_key=a%00b", "license_key: The text contains a NUL character."],
    ["metadata=web", "metadata: Must be a JSON object."],
    ["active=constructor", "active: Must be true or false."],
  ])("%s is refused with the name of the parameter", async (query, message) => {
    const answer = await shop.get(`licenses/?${query}`);
    expect(answer).toMatchObject({ status: 400, json: { code: "validation_error" } });
    expect(z.object({ message: z.string() }).parse(answer.json).message).toContain(message);
  });

  function filled(query: string): string {
    const { ours } = shop;
    return query
      .replace("ACCOUNT", String(ours.accountId))
      .replace("CUSTOMER", String(ours.customerId))
      .replace("PRODUCT", String(ours.productId))
      .replace("FEATURE", String(ours.featureId))
      .replace("TEMPLATE", String(ours.templateId))
      .replace("=USER", query.startsWith("license_users__id=") ? `=${ours.userId}` : "=USER")
      .replace("=ID", `=${ours.licenseId}`);
  }
});
