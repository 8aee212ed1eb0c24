import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../test/support/database.ts";
import { createSecretBox } from "../platform/signing/secret-box.ts";
import { runCatalogCommand } from "./catalog.ts";

const whole = `# what we sell
products:
  - code: editor
    name: Editor
    defaults: { max_activations: 2, valid_duration: 1y, metadata: { tier: { b: 1, a: [1, 2] } } }
    features:
      - { code: export, feature_type: consumption, max_consumption: "100", consumption_period: month }
      - { code: spell, name: Spelling, expiry_date: 2031-01-01 }
    custom_fields:
      - { name: region, default_value: eu }
    policies:
      - code: std
        name: Standard
        default: true
        max_transfers: -1
      - code: pro
        default_license_type: time-limited
        allow_overages: false
        features:
          - { code: spell }
          - { code: export, max_consumption: 500 }
          - code: support
        custom_fields:
          - { name: region, value: us }
  - code: viewer
    name: Viewer
    active: false
global_features:
  - code: support
bundles:
  - { code: suite, name: Suite, products: [viewer, editor] }
`;

let database: TestDatabase;
let folder: string;
let companyId = 0;
const now = new Date("2030-01-01T00:00:00Z");
const deps = { random: randomBytes, secrets: createSecretBox(randomBytes(32), randomBytes) };
beforeAll(async () => {
  database = await createTestDatabase({ max: 6 });
  folder = await mkdtemp(join(tmpdir(), "licet-catalog-"));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  const [row] = await database.db<{ id: number }[]>`
    insert into companies (name, created_at) values ('c', ${now}) returning id`;
  companyId = row?.id ?? 0;
});

const file = () => join(folder, "catalog.yaml");
async function run(...args: string[]) {
  const lines: string[] = [];
  const out = (line: string) => lines.push(line);
  const code = await runCatalogCommand(args, { db: database.db, companyId, now, deps, out });
  return { code, lines, text: lines.join("\n") };
}
async function apply(text: string, ...more: string[]) {
  await writeFile(file(), text);
  return run("apply", file(), ...more);
}
async function plan(text: string, ...more: string[]) {
  await writeFile(file(), text);
  return run("plan", file(), ...more);
}
async function refusals(text: string) {
  const { code, lines } = await apply(text);
  expect(code).toBe(1);
  expect(lines.at(-1)).toBe("Nothing was written.");
  return lines.slice(0, -1).map((each) => each.replace(`${file()}:`, ""));
}
const products = () => database.db`select from products where company_id = ${companyId}`;
const asIs = "The catalog is as the file says.";

describe("licet catalog", () => {
  test("plan shows what apply would do and writes nothing", async () => {
    const shown = await plan(whole);
    expect(shown.code).toBe(0);
    expect(shown.lines).toContain("+ policy editor/pro");
    expect(shown.lines).toContain("    + features.export.max_consumption: 500");
    expect(shown.lines).toContain("    + defaults.max_activations: 2");
    expect(shown.lines.at(-1)).toBe("9 to create, 0 to change, 0 to retire.");
    expect((await products()).count).toBe(0);
  });

  test("apply makes everything, and a second apply changes nothing", async () => {
    const first = await apply(whole);
    expect(first.text).toContain("9 created");
    expect((await apply(whole)).lines).toEqual([asIs]);
    expect((await plan(whole, "--prune")).lines).toEqual([asIs]);
    const policies = await database.db`
      select p.short_code, t.code, t.is_default, t.max_activations, t.allow_overages, t.max_transfers
      from license_templates t join products p on p.company_id = t.company_id and p.id = t.product_id
      where t.company_id = ${companyId} order by p.short_code, t.code`;
    expect(policies).toEqual([
      {
        short_code: "editor",
        code: "pro",
        is_default: false,
        max_activations: null,
        allow_overages: false,
        max_transfers: null,
      },
      {
        short_code: "editor",
        code: "std",
        is_default: true,
        max_activations: null,
        allow_overages: null,
        max_transfers: -1,
      },
      {
        short_code: "viewer",
        code: "dftlp",
        is_default: true,
        max_activations: null,
        allow_overages: null,
        max_transfers: null,
      },
    ]);
  });

  test("an export applies without a change, also in another company, and is the same text each time", async () => {
    await apply(whole);
    const exported = await run("export");
    expect(exported.text).toContain("expiry_date: 2031-01-01T00:00:00.000Z");
    expect((await apply(exported.text)).lines).toEqual([asIs]);
    const [row] = await database.db<{ id: number }[]>`
      insert into companies (name, created_at) values ('d', ${now}) returning id`;
    companyId = row?.id ?? 0;
    expect((await apply(exported.text)).text).toContain("10 created");
    expect((await run("export", file())).code).toBe(0);
    expect((await readFile(file(), "utf8")).trimEnd()).toBe(exported.text);
  });

  test("a change is shown by property, and what is no longer said is taken back", async () => {
    await apply(whole);
    const changed = whole
      .replace("max_activations: 2, ", "trial_days: 0, ")
      .replace("max_consumption: 500", "max_consumption: 600")
      .replace("        default: true\n", "")
      .replace("- code: pro\n", "- code: pro\n        default: true\n")
      .replace("[viewer, editor]", "[editor, viewer]");
    const shown = await plan(changed);
    expect(shown.lines).toEqual([
      "~ product editor",
      "    + defaults.trial_days: 0",
      "    - defaults.max_activations: 2",
      "~ policy editor/std",
      "    - default: true",
      "~ policy editor/pro",
      "    + default: true",
      "    ~ features.export.max_consumption: 500 -> 600",
      "~ bundle suite",
      '    ~ products: ["viewer","editor"] -> ["editor","viewer"]',
      "0 to create, 4 to change, 0 to retire.",
    ]);
    expect((await apply(changed)).code).toBe(0);
    expect((await apply(changed)).lines).toEqual([asIs]);
  });

  test("what the file does not have is left alone, or retired with --prune and restored by naming it again", async () => {
    await apply(whole);
    const less =
      "products:\n  - { code: editor, name: Editor, policies: [{ code: std, default: true, name: Standard, max_transfers: -1 }] }\n";
    const kept = await apply(less);
    expect(kept.lines).toContain("  product viewer is not in the file: left alone");
    expect(kept.lines).toContain("  policy editor/pro is not in the file: left alone");
    const pruned = await apply(less, "--prune");
    expect(pruned.lines).toEqual(
      expect.arrayContaining([
        "- policy editor/pro (archived)",
        "- feature editor/export (deleted)",
        "- global feature support (deleted)",
        "- product viewer (archived)",
        "- bundle suite (archived)",
        "  custom field editor/region is not in the file: left alone",
      ]),
    );
    expect((await apply(less, "--prune")).text).toContain(asIs);
    const count = (await products()).count;
    expect((await apply(whole)).code).toBe(0);
    expect((await apply(whole)).lines).toEqual([asIs]);
    expect((await products()).count).toBe(count);
  });

  test("a half that fails leaves nothing of the other half", async () => {
    await apply("products:\n  - { code: editor, name: Editor }\n");
    // The rules of the file allow it; the database refuses because the code differs by case only.
    const text = "products:\n  - { code: fresh, name: Fresh }\n  - { code: EDITOR, name: Editor }\n";
    expect(await refusals(text)).toEqual(["3:5: product EDITOR: the code is in use by the product editor."]);
    await database.db`
      create or replace function refuse_late() returns trigger language plpgsql as $$ begin raise 'late'; end $$`;
    await database.db`create trigger late before insert on bundle_products execute function refuse_late()`;
    await expect(apply(whole)).rejects.toThrow("late");
    await database.db`drop trigger late on bundle_products`;
    expect((await products()).count).toBe(1);
  });

  test("an authorization method or a kind never changes", async () => {
    await apply(whole);
    const text = "products:\n  - { code: editor, name: E, authorization_method: user }\n  - { code: suite, name: S }\n";
    expect(await refusals(text)).toEqual([
      "2:5: product editor: authorization_method cannot be changed after creation.",
      "3:5: product suite: the code is in use by the bundle suite.",
    ]);
  });

  test("two that apply at once leave one catalog", async () => {
    await writeFile(file(), whole);
    const both = await Promise.all([run("apply", file()), run("apply", file())]);
    expect(both.map((each) => each.lines.at(-1)).sort()).toEqual(["9 created, 0 changed, 0 retired.", asIs]);
  });

  test("companies do not see each other", async () => {
    await apply(whole);
    const [row] = await database.db<{ id: number }[]>`
      insert into companies (name, created_at) values ('e', ${now}) returning id`;
    companyId = row?.id ?? 0;
    expect((await run("export")).text).toBe("products: []");
  });
});

describe("a bad catalog file", () => {
  test("every problem is reported with its line and column", async () => {
    const text = `products:
  - code: editor
    name: Editor
    valid_until: never
    defaults:
      valid_duration: 1q
    features:
      - code: export
      - code: export
    policies:
      - code: std
        max_activation: 3
        features:
          - code: nothing
        custom_fields:
          - { name: region, value: eu }
  - code: e
    name: E
    authorization_method: user
bundles:
  - { code: EDITOR, name: S, products: [editor, e, missing, editor] }
  - { code: empty, name: S, products: [] }
  - { name: S, products: [EDITOR] }
`;
    expect(await refusals(text)).toEqual([
      "4:5: valid_until is not a member that is known here.",
      "6:23: Must be a duration such as 1y, 2m, 3d, 4h, 5min.",
      "9:15: The feature export appears twice.",
      "11:7: One policy of the product needs default: true.",
      "12:9: max_activation is not a member that is known here.",
      "14:19: The product has no feature nothing.",
      "16:21: The product has no custom field region.",
      "17:11: A product code has two characters or more: letters, digits and dashes.",
      "21:13: The product or bundle EDITOR appears twice.",
      "21:49: The product e has another authorization_method than the bundle.",
      "21:52: The file has no product missing.",
      "21:61: The product editor is listed twice.",
      "22:39: A bundle holds at least one product.",
      "23:5: code is required.",
      "23:27: A bundle cannot hold another bundle.",
    ]);
    expect((await products()).count).toBe(0);
  });

  test.each([
    ["products: [", /^1:\d+|^2:1/],
    ["products:\n  - code: a\n    code: b\n", /^3:5: Map keys must be unique/],
    ["- a\n", /^1:1: /],
    ["products: 5\n", /^1:11: /],
    [
      "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d]\n",
      /^1:1: /,
    ],
    ['products:\n  - { code: aa, name: "a\\0b" }\n', /^2:23: The text contains a NUL/],
  ])("%j is refused", async (text, expected) => expect((await refusals(text))[0]).toMatch(expected));

  test("a file that is not there, and a command line that makes no sense, are told apart", async () => {
    expect((await run("apply", join(folder, "missing.yaml"))).code).toBe(1);
    for (const args of [
      [],
      ["apply"],
      ["destroy", "x"],
      ["plan", "a", "b"],
      ["plan", "--force"],
      ["export", "--prune"],
    ])
      expect((await run(...args)).code).toBe(2);
  });
});

describe("webhooks", () => {
  const webhooks = `webhooks:
  - url: https://crm.example.com/licet
    events: [order.created, license.*]
  - { url: "https://hooks.example.com/", events: ["*"], format: standard, description: Warehouse, enabled: false }
`;
  const stored = () => database.db<{ url: string; events: string[]; enabled: boolean }[]>`
    select url, events, enabled from webhook_endpoints where company_id = ${companyId} and deleted_at is null order by url`;

  test("are made, each with a secret that is shown once, exported without it, and left as they are the next time", async () => {
    const { code, lines } = await apply(webhooks);
    expect(code).toBe(0);
    const shown = lines.filter((line) => /whsec_/.test(line));
    expect(shown).toHaveLength(2);
    expect(shown[0]).toMatch(/^The secret of the webhook https:\/\/crm\.example\.com\/licet, shown once: whsec_\S+$/);
    expect(await stored()).toEqual([
      { url: "https://crm.example.com/licet", events: ["order.created", "license.*"], enabled: true },
      { url: "https://hooks.example.com/", events: ["*"], enabled: false },
    ]);
    const { text } = await run("export");
    expect(text).not.toContain("whsec_");
    expect((await plan(text)).text).toBe(asIs);
    expect((await apply(text)).text).toBe(asIs);
  });

  test("are changed and, when asked to, deleted", async () => {
    await apply(webhooks);
    const other = "webhooks:\n  - { url: 'https://crm.example.com/licet', events: [order.created] }\n";
    expect((await apply(other)).lines).toEqual([
      "~ webhook https://crm.example.com/licet",
      '    ~ events: ["order.created","license.*"] -> ["order.created"]',
      "  webhook https://hooks.example.com/ is not in the file: left alone",
      "0 created, 1 changed, 0 retired.",
    ]);
    expect((await apply(other, "--prune")).lines[0]).toBe("- webhook https://hooks.example.com/ (deleted)");
    expect(await stored()).toHaveLength(1);
  });

  test("are refused with their place: an event that is none, an address that is private, one that is there twice", async () => {
    expect(await refusals("webhooks:\n  - { url: https://a.example, events: [license.lent] }\n")).toEqual([
      expect.stringMatching(/^2:\d+: There is no event "license\.lent"\.$/),
    ]);
    expect(await refusals("webhooks:\n  - { url: https://10.0.0.7/, events: ['*'] }\n")).toEqual([
      expect.stringMatching(/^2:\d+: webhook https:\/\/10\.0\.0\.7\/: 10\.0\.0\.7 has a private address\./),
    ]);
    const twice = "  - { url: https://a.example/, events: ['*'] }\n";
    expect(await refusals(`webhooks:\n${twice}${twice}`)).toEqual([
      expect.stringMatching(/^3:\d+: The webhook https:\/\/a\.example\/ appears twice\.$/),
    ]);
  });
});

describe("mail", () => {
  const mail = `mail:
  settings:
    kinds: { license_expired: true, seat_replaced: false, portal_sign_in: true }
    sender_name: Ink
    reply_to: sales@ink.example
    language: de
    expiry_days: [3, 7]
  texts:
    - kind: license_expired
      language: fr
      subject: "{{product}} a expiré"
      text: |
        Bonjour {{name}},

        **{{product}}** a expiré.
    - { kind: license_expired, language: de, subject: "Vorbei: {{product}}", text: "Guten Tag {{name}}" }
`;
  const settings = async () => (await database.db`select * from mail_settings where company_id = ${companyId}`)[0];
  const texts = () => database.db`
    select kind, language, subject, text from mail_texts where company_id = ${companyId} order by language`;

  test("is set up by the file, exported the same, also for another company, and left as it is the next time", async () => {
    const applied = await apply(mail);
    expect(applied.lines).toEqual([
      "+ mail settings",
      "    + kinds.license_expired: true",
      "    + kinds.seat_replaced: false",
      '    + sender_name: "Ink"',
      '    + reply_to: "sales@ink.example"',
      '    + language: "de"',
      "    + expiry_days: [7,3]",
      "+ mail text license_expired/fr",
      '    + subject: "{{product}} a expiré"',
      String.raw`    + text: "Bonjour {{name}},\n\n**{{product}}** a expiré.\n"`,
      "+ mail text license_expired/de",
      '    + subject: "Vorbei: {{product}}"',
      '    + text: "Guten Tag {{name}}"',
      "3 created, 0 changed, 0 retired.",
    ]);
    expect(await settings()).toMatchObject({
      kinds: { license_expired: true, seat_replaced: false },
      sender_name: "Ink",
    });
    expect(await texts()).toMatchObject([{ language: "de" }, { language: "fr", subject: "{{product}} a expiré" }]);
    expect((await plan(mail)).text).toBe(asIs);
    const exported = await run("export");
    expect((await apply(exported.text)).text).toBe(asIs);
    const [row] = await database.db<{ id: number }[]>`
      insert into companies (name, created_at) values ('m', ${now}) returning id`;
    companyId = row?.id ?? 0;
    expect((await apply(exported.text)).text).toContain("3 created");
    expect((await run("export")).text).toBe(exported.text);
  });

  test("is changed, what is no longer said is as at first, and what the file does not have goes when asked to", async () => {
    await apply(mail);
    const other = "mail:\n  settings: { language: de }\n";
    expect((await apply(other)).lines).toEqual([
      "~ mail settings",
      "    - kinds.seat_replaced: false",
      "    - kinds.license_expired: true",
      '    - sender_name: "Ink"',
      '    - reply_to: "sales@ink.example"',
      "    - expiry_days: [7,3]",
      "  mail text license_expired/de is not in the file: left alone",
      "  mail text license_expired/fr is not in the file: left alone",
      "0 created, 1 changed, 0 retired.",
    ]);
    expect(await settings()).toMatchObject({ kinds: {}, sender_name: null, language: "de", expiry_days: [30, 7, 3] });
    expect((await apply("products: []\n", "--prune")).lines).toEqual([
      "- mail settings (deleted)",
      "- mail text license_expired/de (deleted)",
      "- mail text license_expired/fr (deleted)",
      "0 created, 0 changed, 3 retired.",
    ]);
    expect([await settings(), (await texts()).length]).toEqual([undefined, 0]);
  });

  test("follows other events at once where mail waits for some", async () => {
    const waits = async () =>
      (
        await database.db<{ type: string }[]>`
        select type from event_subscriptions where company_id = ${companyId} and consumer = 'mail' order by type`
      ).map(({ type }) => type);
    await apply(mail);
    expect(await waits()).toEqual([]);
    await database.db`
      insert into event_subscriptions (company_id, consumer, type) values (${companyId}, 'mail', 'license.deactivated')`;
    await apply(
      "mail:\n  settings: { kinds: { license_expired: true, import_finished: false, seat_replaced: false } }\n",
    );
    expect(await waits()).toEqual(["license.expired", "webhook_endpoint.disabled", "webhook_endpoint.failing"]);
  });

  test.each([
    ["settings: { kinds: { license_lent: true } }", /^2:\d+: license_lent is not a member that is known here\.$/],
    ["settings: { reply_to: nobody }", /^2:\d+: /],
    ["texts: [{ kind: license_lent, language: de, subject: s, text: t }]", /^2:\d+: Must be one of /],
    ["texts: [{ kind: license_expired, language: german, subject: s, text: t }]", /^2:\d+: Must be a language/],
    ["texts: [{ kind: license_expired, language: de, text: t }]", /^2:\d+: subject is required\.$/],
    [
      "texts: [{ kind: license_expired, language: de, subject: s, text: 'a {{password}}' }]",
      /^2:\d+: Line 1: there is no \{\{password\}\} in this mail\.$/,
    ],
    [
      "texts: [{ kind: license_keys, language: de, subject: s, text: t }, { kind: license_keys, language: DE, subject: s, text: t }]",
      /^2:\d+: The text of license_keys in de appears twice\.$/,
    ],
  ])("is refused with its place: %s", async (section, expected) => {
    const lines = await refusals(`mail:\n  ${section}\n`);
    expect(lines).toEqual([expect.stringMatching(expected)]);
    expect([await settings(), (await texts()).length]).toEqual([undefined, 0]);
  });
});

test("a policy says at which prices it is sold, and what subscriptions mean for its licenses", async () => {
  const sold = whole.replace(
    "default_license_type: time-limited",
    "default_license_type: subscription\n        prices: [price_b, price_a]\n        on_refund: keep\n        on_quantity: licenses",
  );
  expect((await apply(sold)).code).toBe(0);
  expect((await plan(sold)).text).toContain("The catalog is as the file says.");
  const { text } = await run("export");
  expect(text).toMatch(/on_refund: keep\n\s+on_quantity: licenses\n/);
  expect(text).toMatch(/prices:\n\s+- price_a\n\s+- price_b\n/);
  expect((await apply(whole)).text).toContain("prices");
  expect((await run("export")).text).not.toContain("price_a");
});
