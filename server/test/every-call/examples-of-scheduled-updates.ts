import { type Example, license, type Office } from "./office.ts";

// Calls about scheduled updates.

const body = async (office: Office, data: object = { max_activations: 7 }) => ({
  license: await license(office),
  scheduled_at: "2026-04-01T00:00:00Z",
  name: office.fresh("update"),
  scheduled_update_data: [{ action: "license-update", update_data: data }],
});
const made = async (office: Office, data?: object) =>
  (await office.make("scheduled-updates/", await body(office, data))).id as number;
const of =
  (action = ""): Example =>
  async (office) => ({ address: `scheduled-updates/${await made(office)}/${action}` });

/** Examples of calls about scheduled updates. */
export const scheduledUpdateExamples: Readonly<Record<string, Example>> = {
  "GET /scheduled-updates/": async () => ({ address: "scheduled-updates/" }),
  "GET /scheduled-updates/stats/": async () => ({ address: "scheduled-updates/stats/" }),
  "POST /scheduled-updates/": async (office) => ({ address: "scheduled-updates/", body: await body(office) }),
  "POST /scheduled-updates/bulk_create/": async (office) => ({
    address: "scheduled-updates/bulk_create/",
    body: [await body(office), await body(office)],
  }),
  "POST /scheduled-updates/bulk_cancel/": async () => ({ address: "scheduled-updates/bulk_cancel/" }),
  "GET /scheduled-updates/:id/": of(),
  "PATCH /scheduled-updates/:id/": async (office) => ({
    ...(await of()(office)),
    body: { note: office.fresh("Changed") },
  }),
  "DELETE /scheduled-updates/:id/": of(),
  "POST /scheduled-updates/:id/apply/": of("apply/"),
  "POST /scheduled-updates/:id/cancel/": of("cancel/"),
  "GET /scheduled-updates/:id/simulate/": of("simulate/"),
  "POST /scheduled-updates/:id/retry/": async (office) => {
    const id = await made(office, { order: 1 });
    await office.make(`scheduled-updates/${id}/apply/`, {});
    return { address: `scheduled-updates/${id}/retry/` };
  },
};
