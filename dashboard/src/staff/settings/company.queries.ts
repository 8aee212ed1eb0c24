import type { AnswerOf, BodyOf } from "@licet/sdk";
import { queryOptions } from "@tanstack/react-query";
import { licet, queries } from "../../kit/api.ts";

/** The company with its settings. */
export type Company = AnswerOf<"get_company">;

/** The company with its settings. */
export const companyQuery = queryOptions({
  queryKey: ["company", "settings"],
  queryFn: async ({ signal }): Promise<Company> => await licet.company.retrieve({ signal }),
});

/** Changes settings; what is absent stays. */
export async function changeCompany(body: BodyOf<"patch_company">): Promise<Company> {
  const company = await licet.company.update(body);
  queries.setQueryData(companyQuery.queryKey, company);
  // The session names the company as well.
  await Promise.all(["company", "session"].map((name) => queries.invalidateQueries({ queryKey: [name] })));
  return company;
}

/** The keys that applications verify answers with. */
export const signingKeyQuery = queryOptions({
  queryKey: ["company", "signing-key"],
  queryFn: async ({ signal }) => await licet.company.signingKey({ signal }),
});
