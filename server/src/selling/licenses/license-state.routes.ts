import { z } from "zod";
import { ApiError, problem } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { resetConsumption } from "./license-counter.store.ts";
import { lockLicenses, updateEnabled } from "./license-state.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const idsMax = 10_000;
const idList = z
  .array(bigCount({ min: 1 }), "Must be a list of ids.")
  .min(1, "Must name one license at least.")
  .max(idsMax, `At most ${idsMax} licenses.`);

/** What is done to licenses, with those of their bundles, under their locks. */
export type Change = (context: Context, ids: readonly number[]) => Promise<void>;

const setEnabled =
  (enabled: boolean): Change =>
  ({ db, companyId, now }, ids) =>
    updateEnabled(db, companyId, ids, enabled, now);

/** A step of an address: its documentation, what it does, and what it answers. */
export type Action = readonly [name: string, summary: string, change: Change, message: string];

/**
 * What staff do to licenses that are in use (management-api.md §5.6). What is done to the license of a bundle is done
 * to those in it.
 */
export function licenseStateRoutes(api: Api): void {
  actionsOnOne(api, [
    ["disable", "Disable a license: activations and checks are refused", setEnabled(false), "License disabled."],
    ["enable", "Enable a disabled license", setEnabled(true), "License enabled."],
    [
      "reset_consumption",
      "Set what a license and its features consumed to nothing",
      ({ db, companyId, now }, ids) => resetConsumption(db, companyId, ids, now),
      "License consumption reset.",
    ],
  ]);
  actionsOnMany(api, [
    ["disable_bulk", "Disable licenses", setEnabled(false), "Licenses disabled."],
    ["enable_bulk", "Enable licenses", setEnabled(true), "Licenses enabled."],
  ]);
}

/** `POST licenses/{id}/{action}/` for each action. */
export function actionsOnOne(api: Api, actions: readonly Action[]): void {
  for (const [action, summary, change, message] of actions)
    endpoint(api, {
      contract: {
        method: "POST",
        path: `/licenses/:id/${action}/`,
        permission: "licenses_write",
        tag: "Licenses",
        summary,
        params,
        audits: { object: "licenses", action, shows: "/licenses/:id/" },
        locks: "licenses",
        answers: { json: z.strictObject({ message: z.literal(message) }) },
        errors: ["not_found"],
      },
      handle: async ({ params: { id } }, context) => {
        const { known, all } = await lockLicenses(context.db, context.companyId, [id], context.now);
        if (!known.has(id)) throw new ApiError("not_found");
        await change(context, all);
        return { message };
      },
    });
}

/** `POST licenses/{action}/` for each action, with a list of ids. */
export function actionsOnMany(api: Api, actions: readonly Action[]): void {
  for (const [action, summary, change, message] of actions)
    endpoint(api, {
      contract: {
        method: "POST",
        path: `/licenses/${action}/`,
        permission: "licenses_write",
        tag: "Licenses",
        summary,
        description: "All of them, or none where one does not exist.",
        body: idList,
        audits: { object: "licenses", action },
        answers: { json: z.strictObject({ message: z.literal(message) }) },
        errors: ["not_found", "test_clocks_differ"],
      },
      handle: async ({ body }, context) => {
        const { known, all } = await lockLicenses(context.db, context.companyId, body, context.now);
        const missing = body.flatMap((id, index) =>
          known.has(id) ? [] : [problem("not_found", `/${index}`, id, "There is no such license.")],
        );
        if (missing.length > 0) throw ApiError.of(missing);
        await change(context, all);
        context.audit.after = { ids: body };
        return { message };
      },
    });
}
