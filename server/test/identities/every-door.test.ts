import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { exampleOf, examples, openShop, type Shop } from "../every-call/shop.ts";

// Every endpoint of the License API, called with what people and programs put around and into identifying texts.

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
beforeEach(() => shop.app.clock.set("2026-03-18T12:00:00.000Z"));
afterAll(() => shop.app.close());

const doors = Object.keys(examples);
/** Members that are kept as they are. */
const verbatim = ["password", "new_password"];

/** The status of a call, and of the same call with other members. */
async function compared(path: string, change: (members: Record<string, unknown>) => Record<string, unknown>) {
  const plain = await shop.call(path, shop.membersOf(path, await shop.prepare(path)));
  const members = shop.membersOf(path, await shop.prepare(path));
  const changed = await shop.call(path, change({ ...members }));
  return { plain, changed };
}

const mapped = (members: Record<string, unknown>, change: (name: string, value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [name, change(name, value)]));

describe("case 6 and case 15: texts with blanks around them are answered like texts without", () => {
  test.each(doors)("%s", async (path) => {
    const { plain, changed } = await compared(path, (members) =>
      mapped(members, (name, value) =>
        typeof value === "object" || verbatim.includes(name) ? value : `\u00a0${String(value)}\ufeff \n`,
      ),
    );
    expect(changed.status, changed.body).toBe(plain.status);
    expect(changed.code).toBe(plain.code);
  });
});

describe("case 16: a key in lower case, without its dashes or with a line end is answered like the key", () => {
  test.each(doors.filter((path) => exampleOf(path).kind !== "team"))("%s", async (path) => {
    const { plain, changed } = await compared(path, (members) =>
      mapped(members, (name, value) =>
        name === "license_key" ? `${String(value).replaceAll("-", "").toLowerCase()}\r\n` : value,
      ),
    );
    expect(changed.status, changed.body).toBe(plain.status);
    expect(changed.code).toBe(plain.code);
  });
});

describe("case 12: an e-mail in capital letters or with decomposed accents is answered like the e-mail", () => {
  test.each(doors.filter((path) => exampleOf(path).kind === "team"))("%s", async (path) => {
    const { plain, changed } = await compared(path, (members) =>
      mapped(members, (name, value) =>
        ["username", "customer"].includes(name) ? String(value).toUpperCase().replace("I", "\u0130") : value,
      ),
    );
    expect(changed.status, changed.body).toBe(plain.status);
    expect(changed.code).toBe(plain.code);
  });
});

describe("case 28: null in place of a count is refused, and nothing is counted", () => {
  test.each([
    ["/add_consumption", "consumptions"],
    ["/add_consumption", "allow_overages"],
    ["/add_consumption", "max_overages"],
    ["/add_consumption", "ignore_events"],
    ["/add_consumption", "event"],
    ["/add_feature_consumption", "consumptions"],
    ["/add_feature_consumption", "event"],
  ])("%s: %s", async (path, name) => {
    const { ids, members } = await shop.prepare(path);
    const { more } = exampleOf(path);
    const refused = await shop.call(path, { ...members, ...more, [name]: null });
    expect([refused.status, refused.code], refused.body).toEqual([400, "validation_error"]);
    const { json } = await shop.app.management("GET", `licenses/${ids[0]}/`);
    expect(json.total_consumptions).toBe(0);
  });
});
