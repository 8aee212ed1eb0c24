import type { AnswerOf, BodyOf, Device, RowOf } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../../kit/api.ts";
import { type ListSearch, requestOf } from "../../../kit/list/list-search.ts";
import { rowsOfPage } from "../../../kit/list/use-list.ts";
import { peopleChanged } from "../people.queries.ts";
import { managerSearch, userSearch } from "../people.search.ts";

/** A license user in the list. */
export type UserRow = RowOf<"get_license_users">;

/** A license user. */
export type User = AnswerOf<"get_license_users_id">;

/** One page of the list. */
export const userPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["people", "users", "list", search],
    queryFn: async ({ signal }): Promise<Rows<UserRow>> =>
      plainPage(await licet.licenseUsers.list(requestOf(search, userSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** One page of the license users who manage something. */
export const managerPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["people", "users", "managers", search],
    queryFn: async ({ signal }): Promise<Rows<UserRow>> => {
      const request = { ...requestOf(search, managerSearch, rowsOfPage), is_license_manager: true };
      return plainPage(await licet.licenseUsers.list(request, { signal }));
    },
    placeholderData: keepPreviousData,
  });

/** One license user. */
export const userQuery = (id: number) =>
  queryOptions({
    queryKey: ["people", "users", "one", id],
    queryFn: async ({ signal }) => await licet.licenseUsers.retrieve(id, { signal }),
  });

/** The groups of a license user. */
export const groupsOfUser = (id: number) =>
  queryOptions({
    queryKey: ["people", "users", "groups", id],
    queryFn: async ({ signal }) => await licet.licenseUsers.groups(id, { signal }),
  });

/** The devices on the licenses of a license user; those of others on the same licenses are not shown. */
export const devicesOfUser = (user: number) =>
  queryOptions({
    queryKey: ["people", "users", "devices", user],
    queryFn: async ({ signal }): Promise<Device[]> => {
      const { results } = await licet.licenses.list({ license_users__id: user, limit: 100 }, { signal });
      if (results.length === 0) return [];
      const filter = { license__in: results.map(({ id }) => id), order_by: "-id" } as const;
      const devices = await licet.devices.list(filter, { signal }).toArray({ most: 500 });
      return devices.filter(({ license_user }) => license_user === user);
    },
  });

/** What managers can be allowed. */
export const managerPermissionsQuery = queryOptions({
  queryKey: ["people", "manager-permissions"],
  queryFn: async ({ signal }) => await licet.licenseManagerPermissions.list({}, { signal }).toArray({ most: 100 }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Changes a license user. */
export async function editUser(id: number, body: BodyOf<"patch_license_users_id">): Promise<User> {
  const user = await licet.licenseUsers.update(id, body);
  queries.setQueryData(userQuery(id).queryKey, user);
  await peopleChanged();
  return user;
}

/** Sets the password of a license user; answers it, to be shown once. */
export async function setPassword(id: number, password: string): Promise<string> {
  await licet.licenseUsers.setPassword(id, { password });
  await peopleChanged();
  return password;
}

/** Deletes a license user. */
export async function deleteUser(id: number): Promise<void> {
  await licet.licenseUsers.delete(id);
}

/** Forgets what names and addresses of a license user were; answers in how many changes. */
export async function forgetPastOfUser(id: number): Promise<{ readonly changes: number }> {
  return await licet.licenseUsers.forgetPast(id);
}

/** Says what a license user may do as a manager. */
export async function setManagerPermissions(
  id: number,
  body: BodyOf<"post_license_users_id_update_lm_permissions">,
): Promise<void> {
  await licet.licenseUsers.updateLmPermissions(id, body);
  await peopleChanged();
}

/** Takes from a license user all that they may do as a manager. */
export async function clearManagerPermissions(id: number): Promise<void> {
  await licet.licenseUsers.removeLmPermissions(id);
  await peopleChanged();
}
