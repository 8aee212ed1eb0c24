import type { AnswerOf, BodyOf } from "@licet/sdk";
import { queryOptions } from "@tanstack/react-query";
import { licet } from "../../kit/api.ts";
import { peopleChanged } from "./people.queries.ts";

/** What has managers. */
export type Managed = "customerAccounts" | "licenseUserGroups";

/** A manager of it. */
export type Manager = AnswerOf<"get_customer_accounts_id_managers">[number];

/** Who manages an account or a group. */
export const managersQuery = (of: Managed, id: number) =>
  queryOptions({
    queryKey: ["people", "managers", of, id],
    queryFn: async ({ signal }): Promise<Manager[]> => await licet[of].managers(id, { signal }),
  });

/** Makes somebody a manager. */
export async function addManager(
  of: Managed,
  id: number,
  body: BodyOf<"post_customer_accounts_id_add_manager">,
  options: { readonly idempotency_key: string },
): Promise<Manager> {
  const manager = await licet[of].addManager(id, body, options);
  await peopleChanged();
  return manager;
}

/** Makes somebody a manager no longer. */
export async function removeManager(of: Managed, id: number, license_user_id: number): Promise<void> {
  await licet[of].removeManager(id, { license_user_id });
  await peopleChanged();
}
