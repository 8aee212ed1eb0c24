import type { BodyOf, RowOf } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, type Rows } from "../../../kit/api.ts";
import { type ListSearch, requestOf } from "../../../kit/list/list-search.ts";
import { rowsOfPage } from "../../../kit/list/use-list.ts";
import { peopleChanged } from "../people.queries.ts";
import { groupSearch } from "../people.search.ts";

/** A group of license users. */
export type UserGroup = RowOf<"get_license_user_groups">;

/** One page of the list. */
export const groupPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["people", "groups", "list", search],
    queryFn: async ({ signal }): Promise<Rows<UserGroup>> =>
      plainPage(await licet.licenseUserGroups.list(requestOf(search, groupSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** The first groups that a filter matches. */
export const someGroups = (filter: Readonly<Record<string, number>>) =>
  queryOptions({
    queryKey: ["people", "groups", "some", filter],
    queryFn: async ({ signal }): Promise<Rows<UserGroup>> =>
      plainPage(await licet.licenseUserGroups.list({ ...filter, limit: 20, order_by: "code" }, { signal })),
  });

/** One group. */
export const groupQuery = (id: number) =>
  queryOptions({
    queryKey: ["people", "groups", "one", id],
    queryFn: async ({ signal }) => await licet.licenseUserGroups.retrieve(id, { signal }),
  });

/** The members of a group. */
export const membersQuery = (id: number) =>
  queryOptions({
    queryKey: ["people", "groups", "members", id],
    queryFn: async ({ signal }) => await licet.licenseUserGroups.members(id, { signal }),
  });

/** Creates a group, or changes one. */
export async function saveGroup(
  id: number | undefined,
  body: BodyOf<"post_license_user_groups">,
  options: { readonly idempotency_key: string },
): Promise<UserGroup> {
  const group =
    id === undefined
      ? await licet.licenseUserGroups.create(body, options)
      : await licet.licenseUserGroups.update(id, body);
  await peopleChanged();
  return group;
}

/** Deletes a group. */
export async function deleteGroup(id: number): Promise<void> {
  await licet.licenseUserGroups.delete(id);
}

/** Puts a license user into a group. */
export async function addMember(license_user_group_id: number, user: number): Promise<void> {
  await licet.licenseUsers.addToGroup(user, { license_user_group_id });
  await peopleChanged();
}

/** Takes a license user out of a group. */
export async function removeMember(license_user_group_id: number, user: number): Promise<void> {
  await licet.licenseUsers.removeFromGroup(user, { license_user_group_id });
  await peopleChanged();
}

/** Gives a license to a group, or takes it away. */
export async function changeLicense(id: number, change: "addLicense" | "removeLicense", license_id: number) {
  await licet.licenseUserGroups[change](id, { license_id });
  await peopleChanged();
}
