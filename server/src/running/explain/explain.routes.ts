import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { explanationAnswer } from "../../terms/explanation.schema.ts";
import { explainLicense } from "./explain.flow.ts";
import { explainQuery } from "./explain.schema.ts";

/** `GET licenses/{id}/explain/`: why a call of the License API would be allowed or refused (docs/guide/explain.md). */
export function explainRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/licenses/:id/explain/",
      permission: "licenses_read",
      tag: "Licenses",
      summary: "Explain why a call would be allowed or refused",
      description:
        "Judges by the rules that judge calls of applications and shows all of them: what each saw, whether it passed, " +
        "the code that it gives and what would make it pass. Changes nothing. A password counts as right.",
      params: z.object({ id: bigCount({ min: 1 }) }),
      query: explainQuery,
      reads: "object",
      answers: { json: explanationAnswer },
      errors: ["not_found"],
    },
    handle: ({ params: { id }, query }, context) => explainLicense(context, id, query),
  });
}
