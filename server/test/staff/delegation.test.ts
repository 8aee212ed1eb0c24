import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type ManagementPermission,
  PERMISSIONS,
  permissionsOf,
  permissionsOfKey,
  ROLES,
  type Role,
} from "../../src/platform/http/roles-and-permissions.schema.ts";
import { type Answer, createTestApp, type TestApp } from "../support/app.ts";
import { addStaff, ownerOf, password } from "../support/staff.ts";

// No one grants, resets, reads or ends what they do not hold themselves (docs/decisions/0047).

let app: TestApp;
let customerId: number;
let accountId: number;
beforeAll(async () => {
  app = await createTestApp();
  const { json: customer } = await app.management("POST", "customers/", { body: { email: "c@acme.example" } });
  const { json: account } = await app.management("POST", "customer-accounts/", {
    body: { name: "Acme", code: "acme" },
  });
  customerId = customer.id;
  accountId = account.id;
});
afterAll(() => app.close());

let count = 0;
const freshEmail = () => {
  count += 1;
  return `somebody-${count}@vendor.example`;
};

type Call = (method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: unknown) => Promise<Answer>;
const keyWith = async (permissions: readonly string[] | null): Promise<Call> => {
  const { json } = await app.management("POST", "management-api-keys/", { body: { permissions } });
  return (method, path, body) => app.management(method, path, { key: json.key, body });
};

/** Who grants: keys with everything but one permission, with the right to grant alone, and a person of each role. */
const holders: readonly { name: string; held: ReadonlySet<string>; call: () => Promise<Call> }[] = [
  ...(["staff_write", "keys_write", "clients_write", "customers_write"] as const).map((alone) => ({
    name: `a key with ${alone} alone`,
    held: permissionsOfKey([alone]),
    call: () => keyWith([alone]),
  })),
  ...(["audit_read", "licenses_write", "catalog_read"] as const).map((lacking) => {
    const rest = PERMISSIONS.filter((each) => each !== lacking);
    return { name: `a key without ${lacking}`, held: permissionsOfKey(rest), call: () => keyWith(rest) };
  }),
  { name: "a key with everything", held: permissionsOfKey(null), call: () => keyWith(null) },
  ...ROLES.map((role) => ({
    name: `${role} in person`,
    held: permissionsOf(role),
    call: async () => (await addStaff(app, role, freshEmail())).call as Call,
  })),
];

interface Door {
  readonly door: string;
  /** The permission that the route itself requires. */
  readonly permission: ManagementPermission | "owner";
  /** What is granted there, or ended. */
  readonly carried: ReadonlySet<string>;
  readonly open: (call: Call) => Promise<Answer>;
}

const existing = async (role: Role) => (await addStaff(app, role, freshEmail())).id;
const staffDoors = ROLES.flatMap((role): Door[] => {
  const shared = { permission: "staff_write", carried: permissionsOf(role) } as const;
  const ofRole = (door: string, open: (call: Call, id: number) => Promise<Answer>): Door => ({
    ...shared,
    door: `${door} (${role})`,
    open: async (call) => open(call, await existing(role)),
  });
  return [
    { ...shared, door: `making ${role}`, open: (call) => call("POST", "staff/", { email: freshEmail(), role }) },
    {
      ...shared,
      door: `making ${role} of somebody read-only`,
      carried: new Set([...permissionsOf(role), ...permissionsOf("read-only")]),
      open: async (call) => call("PATCH", `staff/${await existing("read-only")}/`, { role }),
    },
    ofRole("another e-mail", (call, id) => call("PATCH", `staff/${id}/`, { email: freshEmail() })),
    ofRole("switching off", (call, id) => call("PATCH", `staff/${id}/`, { is_active: false })),
    ofRole("a new link", (call, id) => call("POST", `staff/${id}/renew_setup/`)),
    ofRole("removing", (call, id) => call("DELETE", `staff/${id}/`)),
  ];
});

const madeKey = async (permissions: readonly string[] | null) =>
  (await app.management("POST", "management-api-keys/", { body: { permissions } })).json.id as number;
const keyDoors = ([null, ["audit_read"], ["licenses_write", "catalog_read"]] as const).flatMap((named): Door[] => {
  const shared = { permission: "keys_write", carried: permissionsOfKey(named) } as const;
  const name = named?.join(" and ") ?? "everything";
  return [
    {
      ...shared,
      door: `a key with ${name}`,
      open: (call) => call("POST", "management-api-keys/", { permissions: named }),
    },
    {
      ...shared,
      door: `prolonging a key with ${name}`,
      open: async (call) => call("PATCH", `management-api-keys/${await madeKey(named)}/`, { expires_at: null }),
    },
    {
      ...shared,
      door: `giving a key ${name}`,
      open: async (call) => call("PATCH", `management-api-keys/${await madeKey([])}/`, { permissions: named }),
    },
    {
      ...shared,
      door: `revoking a key with ${name}`,
      open: async (call) => call("DELETE", `management-api-keys/${await madeKey(named)}/`),
    },
  ];
});

const reading = new Set(["licenses_read"]);
const changing = new Set(["licenses_read", "licenses_write"]);
const selling = new Set([...changing, "orders_write"]);
const madeApplicationKey = async (body: object) =>
  (await app.management("POST", "license-api-keys/", { body })).json.id as number;
const applicationDoors = (
  [
    ["reads", { is_read_only: true }, reading],
    ["changes", {}, changing],
    ["sells", { allow_orders: true }, selling],
  ] as const
).flatMap(([what, body, carried]): Door[] => {
  const shared = { permission: "keys_write", carried } as const;
  const door = `a key of an application that ${what}`;
  return [
    { ...shared, door, open: (call) => call("POST", "license-api-keys/", body) },
    {
      ...shared,
      door: `changing ${door}`,
      open: async (call) => call("PATCH", `license-api-keys/${await madeApplicationKey(body)}/`, { label: "x" }),
    },
    {
      ...shared,
      door: `revoking ${door}`,
      open: async (call) => call("DELETE", `license-api-keys/${await madeApplicationKey(body)}/`),
    },
  ];
});

const clientDoors = (["company", "customer"] as const).flatMap((of): Door[] => {
  const path = () => (of === "company" ? "company/client/" : `customers/${customerId}/client/`);
  const shared = { permission: of === "company" ? "keys_write" : "clients_write", carried: changing } as const;
  const withClient = async (open: () => Promise<Answer>) => {
    await app.management("POST", path(), { body: {} });
    return open();
  };
  return [
    {
      ...shared,
      door: `an OAuth client of the ${of}`,
      open: async (call) => {
        await app.management("DELETE", path());
        return call("POST", path(), {});
      },
    },
    { ...shared, door: `the secret of a client of the ${of}`, open: (call) => withClient(() => call("GET", path())) },
    {
      ...shared,
      door: `another secret of a client of the ${of}`,
      open: (call) => withClient(() => call("POST", `${path()}rotate/`)),
    },
    { ...shared, door: `the end of a client of the ${of}`, open: (call) => withClient(() => call("DELETE", path())) },
  ];
});

const signOnDoors: readonly Door[] = [
  {
    door: "the provider of the staff",
    permission: "owner",
    carried: new Set(["owner"]),
    open: (call) => call("PATCH", "company/sso/", {}),
  },
  {
    door: "the end of the provider of the staff",
    permission: "owner",
    carried: new Set(["owner"]),
    open: (call) => call("DELETE", "company/sso/"),
  },
  {
    door: "the provider of a customer's users",
    permission: "customers_write",
    carried: changing,
    open: (call) => call("PATCH", `customer-accounts/${accountId}/sso/`, {}),
  },
  {
    door: "the end of the provider of a customer's users",
    permission: "customers_write",
    carried: changing,
    open: (call) => call("DELETE", `customer-accounts/${accountId}/sso/`),
  },
];

const refusals = ["permission_denied", "permission_not_grantable", "owner_required"];

describe.each(holders)("S2: $name grants and ends only what it holds:", ({ held, call }) => {
  let holder: Call;
  beforeAll(async () => {
    holder = await call();
  });
  test.each([...staffDoors, ...keyDoors, ...applicationDoors, ...signOnDoors])("$door", (door) => judge(door, held));
  test.each(clientDoors)("S3: $door", (door) => judge(door, held));

  async function judge({ permission, carried, open }: Door, has: ReadonlySet<string>): Promise<void> {
    const needed = [permission, ...carried].filter((each) => each !== "session" && each !== "public");
    const answer = await open(holder);
    const isRefused = refusals.includes(answer.json?.code);
    expect(isRefused, answer.text).toBe(!needed.every((each) => has.has(each)));
    if (isRefused) expect(answer.status).toBe(403);
    expect(answer.status, answer.text).toBeLessThan(500);
  }
});

test("S2: the way of the attack: staff_write alone creates no owner, and gets no link of one", async () => {
  const call = await keyWith(["staff_write"]);
  const owner = await ownerOf(app);
  const made = await call("POST", "staff/", { email: "mallory@evil.example", role: "owner", password });
  expect([made.status, made.json.code]).toEqual([403, "owner_required"]);
  const link = await call("POST", `staff/${owner.id}/renew_setup/`);
  expect([link.status, link.json.code, link.text.includes("setup_token")]).toEqual([403, "owner_required", false]);
  expect((await owner.call("GET", "session/")).status).toBe(200);
});

test("S3: support repairs licenses, and neither reads nor revokes the credentials of applications", async () => {
  const { call } = await addStaff(app, "support", freshEmail());
  await app.management("POST", "company/client/", { body: {} });
  for (const [method, path] of [
    ["GET", "company/client/"],
    ["POST", "company/client/rotate/"],
    ["DELETE", "company/client/"],
    ["POST", `customers/${customerId}/client/`],
    ["POST", "license-api-keys/"],
  ] as const) {
    const { status, json } = await call(method, path, method === "POST" ? {} : undefined);
    expect([status, json.code], `${method} ${path}`).toEqual([403, "permission_denied"]);
  }
});
