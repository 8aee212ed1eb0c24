import { z } from "zod";
import { ApiError } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { readTimeline } from "./timeline.flow.ts";
import { textOfCursor } from "./timeline.rules.ts";
import { presentEntry, timelineAnswer, timelineQuery } from "./timeline.schema.ts";
import { hasLicense } from "./timeline.store.ts";

/** `GET licenses/{id}/timeline/`: everything that happened to a license (docs/decisions/0086). */
export function timelineRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/licenses/:id/timeline/",
      permission: "licenses_read",
      tag: "Histories",
      summary: "Everything that happened to a license, newest first",
      description:
        "Its history, its devices, what was written, scheduled and imported, in one list. Checks and consumption are one entry for each day in UTC. " +
        "Who wrote, and which members changed, is shown to callers that may read the audit. Pages follow each other by next.",
      params: z.object({ id: bigCount({ min: 1 }) }),
      query: timelineQuery,
      reads: "object",
      answers: { json: timelineAnswer },
      errors: ["not_found"],
    },
    handle: async ({ params: { id }, query }, context) => {
      if (!(await hasLicense(context.db, context.companyId, id))) throw new ApiError("not_found");
      const { entries, next } = await readTimeline(context, id, query);
      return { results: entries.map(presentEntry), next: next ? textOfCursor(next) : null };
    },
  });
}
