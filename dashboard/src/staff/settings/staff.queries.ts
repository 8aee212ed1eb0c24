import type { AnswerOf, BodyOf } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { base, licet, plainPage, queries, type Rows } from "../../kit/api.ts";
import { type ListSearch, requestOf } from "../../kit/list/list-search.ts";
import { rowsOfPage } from "../../kit/list/use-list.ts";
import { staffSearch } from "./settings.search.ts";

/** One of the staff. */
export type StaffMember = AnswerOf<"get_staff">["results"][number];

/** One page of the staff. */
export const staffPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["staff", "list", search],
    queryFn: async ({ signal }): Promise<Rows<StaffMember>> =>
      plainPage(await licet.staff.list(requestOf(search, staffSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

async function staffChanged(): Promise<void> {
  await queries.invalidateQueries({ queryKey: ["staff"] });
}

/** The whole address of a link to set a password. */
function linkOf(token: string | undefined): string {
  return new URL(`set-up#token=${token ?? ""}`, base).href;
}

/** Adds somebody; answers the link by which they set their password. */
export async function invite(
  body: BodyOf<"post_staff">,
  once: { readonly idempotency_key: string },
): Promise<{ email: string; link: string }> {
  const { email, setup_token } = await licet.staff.create(body, once);
  await staffChanged();
  return { email, link: linkOf(setup_token) };
}

/** Changes role, name, e-mail or state. */
export async function changeStaff(id: number, body: BodyOf<"patch_staff_id">): Promise<void> {
  await licet.staff.update(id, body);
  await staffChanged();
}

/** Removes somebody. */
export async function removeStaff(id: number): Promise<void> {
  await licet.staff.delete(id);
  await staffChanged();
}

/** Gives a new link to somebody who lost password or phone. */
export async function renewSetUp(id: number): Promise<string> {
  const { setup_token } = await licet.staff.renewSetup(id);
  await staffChanged();
  return linkOf(setup_token);
}

/** Signs somebody out everywhere; answers how often. */
export async function endSessionsOf(id: number): Promise<number> {
  return (await licet.staff.endSessions(id)).ended;
}
