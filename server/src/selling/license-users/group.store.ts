import type { Db } from "../../platform/db/connect.ts";
import { type Filter, type ListPage, type ListSpec, type Page, readPage } from "../../platform/db/list-query.ts";
import type { LicenseUserGroupsRow } from "../../platform/db/rows.generated.ts";
import { tenantTable, type ValuesOf } from "../../platform/db/tenant-table.ts";
import { insertEvents, recordEvents } from "../../record/events/event.store.ts";
import { detailsOf, type UserDetails } from "./user-details.store.ts";

const columns = [
  "company_id",
  "id",
  "customer_account_id",
  "code",
  "name",
  "description",
  "metadata",
  "created_at",
  "updated_at",
] as const;

/** The members of a group that a caller writes. */
export type GroupValues = ValuesOf<LicenseUserGroupsRow>;

const amongAccounts = (column: NonNullable<Filter["column"]>): Pick<Filter, "kind" | "column" | "among"> => ({
  kind: "text",
  column,
  among: {
    key: (db) => db`g.customer_account_id`,
    ids: (db, companyId, condition) =>
      db`select r.id from customer_accounts r where r.company_id = ${companyId} and ${condition}`,
  },
});
const contains = ["exact", "icontains"] as const;

/** What lists of groups can be filtered and ordered by (management-api.md §6.4). */
export const groupList: ListSpec = {
  from: (db, companyId) => db`from license_user_groups g where g.company_id = ${companyId}`,
  filters: {
    id: { kind: "integer", column: (db) => db`g.id`, published: ["exact", "in"] },
    code: { kind: "text", column: (db) => db`g.code`, published: contains },
    name: { kind: "text", column: (db) => db`g.name`, published: contains },
    customer_account: { kind: "integer", column: (db) => db`g.customer_account_id`, published: ["exact", "isnull"] },
    customer_account__code: { ...amongAccounts((db) => db`r.code`), published: contains },
    customer_account__name: { ...amongAccounts((db) => db`r.name`), published: contains },
    license_managers__id: {
      kind: "integer",
      column: (db) => db`m.license_user_id`,
      within: (db, condition) => db`exists (
        select from license_user_group_managers m
        where m.company_id = g.company_id and m.license_user_group_id = g.id and ${condition})`,
      published: ["exact"],
    },
    customer_account__license_managers__id: {
      kind: "integer",
      column: (db) => db`m.license_user_id`,
      within: (db, condition) => db`exists (
        select from customer_account_managers m
        where m.company_id = g.company_id and m.customer_account_id = g.customer_account_id and ${condition})`,
      published: ["exact"],
    },
    any__license_managers__id: {
      kind: "integer",
      column: (db) => db`r.license_user_id`,
      among: {
        key: (db) => db`g.id`,
        ids: (db, companyId, condition) => db`
          select r.id from (
            select license_user_group_id as id, license_user_id from license_user_group_managers where company_id = ${companyId}
            union all
            select h.id, m.license_user_id from customer_account_managers m
            join license_user_groups h on h.company_id = m.company_id and h.customer_account_id = m.customer_account_id
            where m.company_id = ${companyId}) r
          where ${condition}`,
      },
      published: ["exact"],
    },
    license_users__id: {
      kind: "integer",
      column: (db) => db`m.license_user_id`,
      within: (db, condition) => db`exists (
        select from license_user_group_members m
        where m.company_id = g.company_id and m.license_user_group_id = g.id and ${condition})`,
      published: ["exact"],
    },
  },
  orderings: {
    id: (db) => db`g.id`,
    created_at: (db) => db`g.created_at`,
    updated_at: (db) => db`g.updated_at`,
    code: (db) => db`g.code`,
    name: (db) => db`g.name`,
  },
  id: (db) => db`g.id`,
  metadata: (db) => db`g.metadata`,
};

const table = tenantTable<LicenseUserGroupsRow>("license_user_groups", columns);
const qualified = columns.map((name) => `g.${name}`).join(", ");

/** One page of the groups of a company. */
export function listGroups(db: Db, companyId: number, page: ListPage): Promise<Page<LicenseUserGroupsRow>> {
  return readPage<LicenseUserGroupsRow>(db, companyId, groupList, page, db.unsafe(qualified));
}

/** One group by its id. */
export const findGroup = table.find;

/** Stores a group. */
export const insertGroup = table.insert;

/** Changes the members that are given. */
export const changeGroup = table.change;

/** The group that has a code, without regard to case. */
export async function findGroupByCode(db: Db, companyId: number, code: string): Promise<{ id: number } | undefined> {
  const [row] = await db<{ id: number }[]>`
    select id from license_user_groups where company_id = ${companyId} and lower(code) = lower(${code})`;
  return row;
}

/** Deletes a group; its members, managers and licenses stay. Answers whether there was one. */
export async function deleteGroup(db: Db, companyId: number, id: number): Promise<boolean> {
  const result = await db`delete from license_user_groups where company_id = ${companyId} and id = ${id}`;
  return result.count === 1;
}

/** Whether the company has an account. */
export async function hasAccount(db: Db, companyId: number, id: number): Promise<boolean> {
  const rows = await db`select from customer_accounts where company_id = ${companyId} and id = ${id} for key share`;
  return rows.length === 1;
}

/** The groups that a user is in. */
export function listGroupsOfUser(db: Db, companyId: number, userId: number): Promise<LicenseUserGroupsRow[]> {
  return db<LicenseUserGroupsRow[]>`
    select ${db.unsafe(qualified)}
    from license_user_group_members m
    join license_user_groups g on g.company_id = m.company_id and g.id = m.license_user_group_id
    where m.company_id = ${companyId} and m.license_user_id = ${userId}
    order by g.id`;
}

/** The members of a group, in the order they joined. */
export function listMembers(db: Db, companyId: number, groupId: number): Promise<UserDetails[]> {
  return db<UserDetails[]>`
    select ${detailsOf(db)}
    from license_user_group_members m
    join license_users u on u.company_id = m.company_id and u.id = m.license_user_id
    where m.company_id = ${companyId} and m.license_user_group_id = ${groupId}
    order by m.created_at, u.id`;
}

/** What a group has: tables of references, whose names are constants and never input. */
const links = {
  member: { table: "license_user_group_members", key: "license_user_id" },
  license: { table: "license_user_group_licenses", key: "license_id" },
} as const;
/** A kind of what a group has. */
export type GroupLink = keyof typeof links;

/** Puts a user or a license into a group, with an event; who is there already stays. */
export async function insertLink(
  db: Db,
  companyId: number,
  link: { readonly kind: GroupLink; readonly group: number; readonly id: number },
  now: Date,
): Promise<void> {
  const { table: name, key } = links[link.kind];
  await db`
    with made as (
      insert into ${db(name)} (company_id, license_user_group_id, ${db(key)}, created_at)
      values (${companyId}, ${link.group}, ${link.id}, ${now})
      on conflict do nothing
      returning ${db(key)} as id)
    ${insertEvents(db, companyId, [{ ...linkEvent(db, link, "added"), from: db`made` }], now)}`;
}

/** Takes a user or a license out of a group, with an event; answers whether it was there. */
export async function deleteLink(
  db: Db,
  companyId: number,
  link: { readonly kind: GroupLink; readonly group: number; readonly id: number },
  now: Date,
): Promise<boolean> {
  const { table: name, key } = links[link.kind];
  const result = await db`
    with gone as (
      delete from ${db(name)}
      where company_id = ${companyId} and license_user_group_id = ${link.group} and ${db(key)} = ${link.id}
      returning ${db(key)} as id)
    ${insertEvents(db, companyId, [{ ...linkEvent(db, link, "removed"), from: db`gone` }], now)}`;
  return result.count === 1;
}

function linkEvent<Deed extends "added" | "removed">(
  db: Db,
  { kind, group }: { readonly kind: GroupLink; readonly group: number },
  deed: Deed,
) {
  return kind === "member"
    ? ({ type: `license_user_group.member_${deed}`, subject: group, data: { license_user_id: db`id` } } as const)
    : ({ type: `license_user_group.license_${deed}`, subject: group, data: { license_id: db`id` } } as const);
}

/** Records that a group was made, changed or deleted. */
export async function recordGroup(
  db: Db,
  companyId: number,
  group: { readonly id: number; readonly code: string },
  deed: "created" | "updated" | "deleted",
  now: Date,
): Promise<void> {
  const { id, code } = group;
  await recordEvents(db, companyId, [{ type: `license_user_group.${deed}`, subject: id, data: { code } }], now);
}
