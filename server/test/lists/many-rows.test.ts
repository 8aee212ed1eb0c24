import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { questions } from "../../../bench/src/lists/questions.ts";
import { seed } from "../../../bench/src/lists/seed.ts";
import { makeCatalog, readSeeded } from "../../../bench/src/lists/seeded.ts";
import { buildApp } from "../../src/app.ts";
import { connect } from "../../src/platform/db/connect.ts";
import { quickCost } from "../../src/platform/db/list-count.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { rowsReadIn, watchPlans } from "../support/plans.ts";

// Plans of lists over many rows (docs/decisions/0020): what bench:lists measures, checked by how the database ran each
// statement.

const size = { licenses: 8000, devices: 8000, histories: 20_000 };
/** Tables that grow with sales and use, and how many of their rows one statement may read for a page. */
const tables: Readonly<Record<string, number>> = {
  licenses: size.licenses / 4,
  license_product_features: size.licenses / 4,
  devices: size.devices / 4,
  device_variables: size.devices / 4,
  orders: size.licenses / 2 / 2,
  // An account shows the number of its customers: a page of accounts counts those of twenty.
  customers: (size.licenses / 4) * 0.6,
  license_histories: size.histories / 4,
  license_activation_histories: size.histories / 4,
  audit: size.histories / 4,
  activities: size.histories / 4,
  activities_hourly: size.histories / 4,
  decisions: size.histories / 4,
};
/** What reads the whole table all the same: no index finds a part of two characters. */
const known = [/__icontains=\w\w: /];

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await makeCatalog(async (path, body) => (await app.management("POST", path, { body })).json);
  const db = connect({ embedded: app.database, max: 1 });
  await seed(db, size);
  await db.end();
}, 180_000);
afterAll(() => app.close());

test("no filter of any list reads a large table from the beginning, or scans most of it along an index", async () => {
  const asked = questions(await readSeeded(app.db)).filter(({ query }) => !/^(order_by|offset|limit)=/.test(query));
  const { pool, take } = await watchPlans(app.db, app.database);
  const { app: node } = buildApp({ ...app.deps, db: pool });
  await node.ready();
  const headers = { authorization: `Api-Key ${app.managementKey}` };
  const wrong: string[] = [];
  for (const { list, query } of asked) {
    const answer = await node.inject({ url: `/api/v1/${list}?${query}`, headers });
    if (answer.statusCode !== 200) wrong.push(`${list}?${query} answered ${answer.statusCode}`);
    for (const { statement, plan } of take()) {
      // A count reads all rows that match where the planner expects that to be quick, but passes over few others. These
      // lists are small enough to be counted at any cost, which longer ones are not.
      const isCount = statement.includes("as counted");
      if (isCount && plan["Total Cost"] > quickCost) continue;
      for (const { table, by, rows, removed } of rowsReadIn(plan)) {
        const most = tables[table];
        if (most === undefined || ((isCount ? removed : rows) <= most && by !== "Seq Scan")) continue;
        const text = `${list}?${decodeURIComponent(query)}: ${by} of ${rows} ${table} for ${statement.replace(/\s+/g, " ").slice(0, 90)}`;
        if (!known.some((each) => each.test(text))) wrong.push(text);
      }
    }
  }
  await node.close();
  await pool.end();
  expect(asked.length).toBeGreaterThan(1000);
  expect(wrong).toEqual([]);
}, 180_000);

async function ask(
  path: string,
): Promise<{ count: number; results: FreelyRead[]; isEstimate: boolean; next: unknown }> {
  const { status, json, headers } = await app.management("GET", path);
  expect([path, status]).toEqual([path, 200]);
  return { ...json, isEstimate: headers["licet-count"] === "estimated" };
}

async function countOf(rows: PromiseLike<readonly { count: number }[]>): Promise<number> {
  return (await rows)[0]?.count ?? 0;
}

describe("count", () => {
  test("of a list of a few thousand rows is exact", async () => {
    const all = await countOf(app.db`select count(*) as count from licenses where company_id = ${app.companyId}`);
    expect(await ask("licenses/")).toMatchObject({ isEstimate: false, count: all });
  });

  test("of very many rows is an estimate, and says so; count=exact counts them", async () => {
    await app.db`
      insert into audit (company_id, ts, actor_kind, actor_id, actor_name, ip, request_id, action, object, object_id, before, after)
      select company_id, ts, actor_kind, actor_id, actor_name, ip, request_id, action, object, object_id, before, after
      from audit, generate_series(1, 3)`;
    await app.db`analyze audit`;
    const all = await countOf(app.db`select count(*) as count from audit where company_id = ${app.companyId}`);
    const estimated = await ask("audit/");
    expect(estimated.isEstimate).toBe(true);
    expect(Math.abs(estimated.count - all)).toBeLessThan(all / 10);
    expect(await ask("audit/?count=exact")).toMatchObject({ isEstimate: false, count: all });
  });

  test("is never less than the rows that were seen, whatever the planner expects", async () => {
    // Rows with one value also have the other: the planner expects a fifth of them.
    const both = "actor_id=2&actor_name=key+1";
    const exact = await ask(`audit/?${both}&count=exact`);
    const page = await ask(`audit/?${both}&offset=${exact.count - 50}&limit=20`);
    expect(page.count).toBeGreaterThan(exact.count - 30);
    expect(page.next).not.toBeNull();
  });

  test("of many rows stays an estimate, however few rows the previous filter left", async () => {
    expect((await ask("license-histories/?text=License activated")).results).toHaveLength(20);
    expect(await ask("license-histories/")).toMatchObject({ isEstimate: true });
  });

  test("is exact where the page shows the end", async () => {
    const { count } = await ask("audit/?count=exact");
    expect(await ask(`audit/?offset=${count - 3}`)).toMatchObject({ count, isEstimate: false, next: null });
  });
});

describe("a range without an order", () => {
  const since = new Date(Date.now() - 24 * 3600 * 1000).toISOString();

  test("comes in its own order where an index provides it", async () => {
    const { results } = await ask(`licenses/?created_at__gte=${since}`);
    const times = results.map((row) => row.created_at);
    expect(times).toHaveLength(20);
    expect(times).toEqual([...times].sort());
    expect(times[0] >= since).toBe(true);
  });

  test("comes by id where none does, newest first when it has no end", async () => {
    const ids = async (query: string) => (await ask(`licenses/?${query}`)).results.map((row) => row.id);
    const rising = (some: number[]) => [...some].sort((one, other) => one - other);
    const oldest = await ids(`updated_at__lte=${since}`);
    expect(oldest).toEqual(rising(oldest));
    const newest = await ids(`updated_at__gte=${since}`);
    expect(newest).toEqual(rising(newest).reverse());
    expect(newest[0]).toBeGreaterThan(oldest[0]);
  });
});

test("metadata is found by what it contains, and by the text of a member", async () => {
  const all = await countOf(
    app.db`select count(*) as count from licenses where company_id = ${app.companyId} and metadata->>'batch' = '7'`,
  );
  for (const query of ['metadata={"batch": 7}', "metadata__batch=7"]) {
    const { count, results } = await ask(`licenses/?${query}`);
    expect([query, count]).toEqual([query, all]);
    expect(results.every((row) => row.metadata.batch === 7)).toBe(true);
  }
  expect((await ask('licenses/?metadata={"batch": "7"}')).count).toBe(0);
});

test("a long part of a text is matched completely, whatever its case and signs, and similar texts are not", async () => {
  const { db, companyId } = app;
  const names = ["Zürich Käse & Söhne 100% AG_1", "Zürich Käserei & Söhne 100% AG_1", "zürich käse & söhne 100x agx1"];
  const ids: number[] = [];
  for (const name of names) {
    const [row] = await db<{ id: number }[]>`
      insert into customers (company_id, email, company_name, created_at, updated_at)
      values (${companyId}, ${`long${ids.length}@parts.example`}, ${name}, now(), now()) returning id`;
    ids.push(row?.id ?? 0);
  }
  const found = async (part: string) => {
    const { results } = await ask(`customers/?company_name__icontains=${encodeURIComponent(part)}`);
    return results.map((row) => ids.indexOf(row.id));
  };
  expect(await found("Zürich Käse & Söhne 100% AG_1")).toEqual([0]);
  expect(await found("ZÜRICH KÄSE & SÖHNE 100")).toEqual([0, 2]);
  expect(await found("rich käserei & Söhne")).toEqual([1]);
  expect(await found("Söhne & Zürich Käse")).toEqual([]);
  expect(await found("& Söhne 100% AG_")).toEqual([0, 1]);
});

describe("a filter that matches more than a thousand ids", () => {
  test("compares them in place", async () => {
    const all = await countOf(app.db`select count(*) as count from orders where company_id = ${app.companyId}`);
    expect(await ask("orders/?customer_email__icontains=account&count=exact")).toMatchObject({ count: all });
  });

  test("looks them up with the rows", async () => {
    await app.db`
      insert into customer_accounts (company_id, name, code, created_at, updated_at)
      select ${app.companyId}, 'Bulk ' || n, 'bulk-' || n, now(), now() from generate_series(1, 1100) n`;
    await app.db`
      update customers set customer_account_id = (select max(id) from customer_accounts where company_id = ${app.companyId})
      where company_id = ${app.companyId} and email like 'person7@%'`;
    const { count, results } = await ask("customers/?account__name__icontains=bulk");
    expect(count).toBe(1);
    expect(results[0].first_name).toBe("Ada7");
    const others = await ask("customers/?account__name__icontains=account&count=exact");
    expect(others.count).toBe(size.licenses / 4 - 1);
  });

  test("leaves them out where it is false", async () => {
    const db = app.db;
    await db`
      insert into order_managers (company_id, order_id, license_user_id, created_at)
      select u.company_id, (select min(id) from orders where company_id = u.company_id), u.id, now()
      from license_users u where u.company_id = ${app.companyId} order by u.id desc limit 1100 on conflict do nothing`;
    const managers = new Set(
      (
        await db<{ id: number }[]>`
          select license_user_id as id from order_managers where company_id = ${app.companyId}
          union select license_user_id from customer_account_managers where company_id = ${app.companyId}
          union select license_user_id from license_user_group_managers where company_id = ${app.companyId}`
      ).map(({ id }) => id),
    );
    const users = await countOf(db`select count(*) as count from license_users where company_id = ${app.companyId}`);
    expect(managers.size).toBeGreaterThan(1000);
    const { count, results } = await ask("license-users/?is_license_manager=false&count=exact&limit=100");
    expect(count).toBe(users - managers.size);
    expect(results.filter((user) => user.is_manager || managers.has(user.id))).toEqual([]);

    await db`
      update licenses set is_floating = true where company_id = ${app.companyId} and id in (
        select id from licenses where company_id = ${app.companyId} order by id limit 800)`;
    await db`
      update license_product_features set is_floating_cloud = true where company_id = ${app.companyId} and license_id in (
        select id from licenses where company_id = ${app.companyId} order by id desc limit 800)`;
    const floating = await countOf(db`
      select count(distinct l.id) as count from licenses l
      left join license_product_features f on f.company_id = l.company_id and f.license_id = l.id
      where l.company_id = ${app.companyId} and (l.is_floating or l.is_floating_cloud or f.is_floating or f.is_floating_cloud)`);
    const all = await countOf(db`select count(*) as count from licenses where company_id = ${app.companyId}`);
    expect(floating).toBeGreaterThan(1000);
    expect((await ask("licenses/?is_any_floating=true&count=exact")).count).toBe(floating);
    expect((await ask("licenses/?is_any_floating=false&count=exact")).count).toBe(all - floating);
  });
});
