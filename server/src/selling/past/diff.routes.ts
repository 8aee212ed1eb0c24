import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { diffLicense } from "./diff.flow.ts";
import { diffAnswer, diffQuery } from "./diff.schema.ts";

/** `GET licenses/{id}/diff/`: what changed of a license between two moments, and who changed it. */
export function pastRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/licenses/:id/diff/",
      permission: "licenses_read",
      tag: "Histories",
      summary: "What changed of a license between two moments",
      description:
        "Compares what the license was at both, member by member (docs/guide/past.md); also of a license that is gone. Who changed it comes from " +
        "the audit, where the caller may read that, and from the history.",
      params: z.object({ id: bigCount({ min: 1 }) }),
      query: diffQuery,
      reads: "object",
      answers: { json: diffAnswer },
      errors: ["not_found"],
    },
    handle: ({ params: { id }, query }, context) => diffLicense(context, id, query.from, query.to),
  });
}
