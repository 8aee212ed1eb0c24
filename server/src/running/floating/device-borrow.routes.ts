import { z } from "zod";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { borrowErrors, borrowForDevice } from "./device-borrow.flow.ts";
import { borrowAnswer, borrowBody } from "./floating.schema.ts";

/** `POST devices/{id}/borrow/` (management-api.md §9.2; row 108): the rules and the codes of floating/borrow. */
export function deviceBorrowRoutes(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/devices/:id/borrow/",
      permission: "licenses_write",
      tag: "Devices",
      summary: "Let a device keep its floating slot for a time without a connection",
      params: z.object({ id: bigCount({ min: 1 }) }),
      body: z.object({ borrowed_until: borrowBody.shape.borrowed_until.optional() }),
      audits: { object: "devices", action: "borrow", shows: "/devices/:id/" },
      locks: "devices",
      answers: { json: borrowAnswer.omit({ company: true }) },
      errors: borrowErrors,
    },
    handle: async ({ params: { id }, body }, context) => borrowForDevice(context, id, body.borrowed_until ?? null),
  });
}
