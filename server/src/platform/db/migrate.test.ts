import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { connect } from "./connect.ts";
import { migrate } from "./migrate.ts";

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  folder = await mkdtemp(join(tmpdir(), "licet-migrations-"));
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFile(join(folder, name), text);

test("two servers that start at once apply each file once", async () => {
  await write("0001_a.sql", "create table a (id int); select pg_sleep(0.2);");
  await write("0002_b.sql", "insert into a values (1);");
  const other = connect({ embedded: database.options, max: 2 });
  const applied = await Promise.all([migrate(database.db, folder), migrate(other, folder)]);
  await other.end();
  expect(applied.map((names) => names.length).sort()).toEqual([0, 2]);
  expect(await database.db`select id from a`).toEqual([{ id: 1 }]);
});

test("nothing is applied twice", async () => {
  await write("0001_a.sql", "create table a (id int);");
  expect(await migrate(database.db, folder)).toEqual(["0001_a.sql"]);
  expect(await migrate(database.db, folder)).toEqual([]);
});

test("a file that fails half-way leaves nothing, and the files before it stay", async () => {
  await write("0001_a.sql", "create table a (id int);");
  await write("0002_b.sql", "create table b (id int); select 1 / 0;");
  await expect(migrate(database.db, folder)).rejects.toThrow("migration 0002_b.sql failed: division by zero");
  expect(await database.db`select to_regclass('a') is not null as a, to_regclass('b') is null as b`).toEqual([
    { a: true, b: true },
  ]);
  expect(await database.db`select name from schema_migrations`).toEqual([{ name: "0001_a.sql" }]);
  await write("0002_b.sql", "create table b (id int);");
  expect(await migrate(database.db, folder)).toEqual(["0002_b.sql"]);
});

test("a file that was changed after it had been applied is refused", async () => {
  await write("0001_a.sql", "create table a (id int);");
  await migrate(database.db, folder);
  await write("0001_a.sql", "create table a (id bigint);");
  await expect(migrate(database.db, folder)).rejects.toThrow("0001_a.sql was changed");
});

test("line ends of another system are no change", async () => {
  await write("0001_a.sql", "create table a (\nid int);\n");
  await migrate(database.db, folder);
  await write("0001_a.sql", "create table a (\r\nid int);\r\n");
  expect(await migrate(database.db, folder)).toEqual([]);
});

test("a database that is newer than the release is refused", async () => {
  await write("0001_a.sql", "create table a (id int);");
  await write("0002_b.sql", "create table b (id int);");
  await migrate(database.db, folder);
  await rm(join(folder, "0002_b.sql"));
  await expect(migrate(database.db, folder)).rejects.toThrow("newer than this release");
});

test("a database from before the first release is refused, untouched, and told apart from a newer one", async () => {
  await write("0001_first_tables.sql", "create table a (id int);");
  await migrate(database.db, folder);
  await expect(migrate(database.db)).rejects.toThrow(
    "not made by a release of Licet: it begins with 0001_first_tables.sql",
  );
  expect(await database.db`select to_regclass('a') is not null as a, to_regclass('companies') is null as b`).toEqual([
    { a: true, b: true },
  ]);
});

test("a file that was slipped in between is refused", async () => {
  await write("0002_b.sql", "create table b (id int);");
  await migrate(database.db, folder);
  await write("0001_a.sql", "create table a (id int);");
  await expect(migrate(database.db, folder)).rejects.toThrow("0001_a.sql was added before 0002_b.sql");
});

test("an index can be built without a transaction while another server waits its turn", async () => {
  await write("0001_a.sql", "create table a (id int);");
  await write("0002_index.sql", "-- no transaction\ncreate index concurrently a_id on a (id);");
  const other = connect({ embedded: database.options, max: 2 });
  const applied = await Promise.all([migrate(database.db, folder), migrate(other, folder)]);
  await other.end();
  expect(applied.flat()).toEqual(["0001_a.sql", "0002_index.sql"]);
});

test("the migrations of this release apply to an empty database, and the test template has them", async () => {
  const applied = await migrate(database.db);
  const template = await createTestDatabase();
  expect(await template.db`select count(*) as count from schema_migrations`).toEqual([{ count: applied.length }]);
  await template.drop();
});

test("every primary, unique and foreign key begins with company_id, but for what belongs to no company", async () => {
  await migrate(database.db);
  const otherKeys = async () => {
    const keys = await database.db`
      select o.relname as name from (
        select indexrelid as oid, indrelid as of_table, indkey[0] as first from pg_index where indisunique
        union all
        select oid, conrelid, conkey[1] from pg_constraint where contype = 'f') k
      join (select oid, relname from pg_class union all select oid, conname from pg_constraint) o on o.oid = k.oid
      join pg_class t on t.oid = k.of_table and t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = k.first
      where a.attname is distinct from 'company_id' order by 1`;
    return keys.map((key) => key["name"]);
  };
  const ofNoCompany = ["companies_pkey", "schema_migrations_pkey", "signing_keys_pkey"];
  expect(await otherKeys()).toEqual(ofNoCompany);
  await database.db`create table breach (id bigint primary key, company_id bigint, license_id bigint references companies)`;
  expect(await otherKeys()).toEqual(["breach_license_id_fkey", "breach_pkey", ...ofNoCompany]);
});
