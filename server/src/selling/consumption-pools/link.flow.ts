import { type Problem, problem } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { type Link, type LinkWish, listLinks } from "./link.store.ts";

/** A link that a request wishes, and where that is said. */
export interface WishedLink extends LinkWish {
  readonly pointer: string;
}

/** What is wrong with new links of members to pools (management-api.md §7.1); call under the locks of the licenses. */
export async function judgeLinks(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  wishes: readonly WishedLink[],
): Promise<Problem[]> {
  if (wishes.length === 0) return [];
  const links = await listLinks(db, companyId, wishes);
  return wishes.flatMap((wish, index) => judge(wish, links[index]));
}

function judge({ pool, feature, pointer }: WishedLink, link: Link | undefined): Problem[] {
  if (link?.is_held) return [problem("consumption_pool_units_held", pointer, pool)];
  if (pool === null) return [];
  if (!link?.type) return [problem("unknown_consumption_pool", pointer, pool)];
  // Others count in the pool as well, and its periods are theirs.
  if (link.is_timed) return [problem("test_clock_in_pool", pointer, pool)];
  const kind = feature === null ? "license" : "license_product_feature";
  if (link.type !== kind || !link.is_counted) return [problem("invalid_pool_type", pointer, pool)];
  return link.is_of_account ? [] : [problem("invalid_pool_account", pointer, pool)];
}
