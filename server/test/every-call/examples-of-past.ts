import { type Example, order } from "./office.ts";

/** Examples of calls about what licenses were. */
export const pastExamples: Readonly<Record<string, Example>> = {
  "GET /licenses/:id/diff/": async (office) => {
    const { id } = await order(office);
    return { address: `licenses/${id}/diff/?from=2026-01-01` };
  },
};
