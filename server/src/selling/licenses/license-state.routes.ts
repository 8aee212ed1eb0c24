import { z } from "zod";
import { ApiError, problem } from "../../errors.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import { lockLicenses, resetConsumption, resetLicenses, updateEnabled } from "./license-state.store.ts";

const params = z.object({ id: bigCount({ min: 1 }) });
const idsMax = 10_000;
const idList = z
  .array(bigCount({ min: 1 }), "Must be a list of ids.")
  .min(1, "Must name one license at least.")
  .max(idsMax, `At most ${idsMax} licenses.`);

type Change = (context: Context, ids: readonly number[]) => Promise<void>;

const setEnabled =
  (enabled: boolean): Change =>
  ({ db, companyId, now }, ids) =>
    updateEnabled(db, companyId, ids, enabled, now);
const reset: Change = ({ db, companyId, now }, ids) => resetLicenses(db, companyId, ids, now);

/**
 * What staff do to licenses that are in use (management-api.md §5.6, semantics.md §2.7). What is done to the license of a bundle is done to those in
 * it. A reset frees the seats of files as well: here the vendor decides, and not who holds the file.
 */
export function licenseStateRoutes(api: Api): void {
  for (const [action, summary, change, message] of [
    ["disable", "Disable a license: activations and checks are refused", setEnabled(false), "License disabled."],
    ["enable", "Enable a disabled license", setEnabled(true), "License enabled."],
    ["reset", "Free all devices of a license, and count anew", reset, "License and all devices reset."],
    [
      "reset_consumption",
      "Set what a license and its features consumed to nothing",
      ({ db, companyId, now }, ids) => resetConsumption(db, companyId, ids, now),
      "License consumption reset.",
    ],
  ] as const satisfies readonly (readonly [string, string, Change, string])[])
    endpoint(api, {
      contract: {
        method: "POST",
        path: `/licenses/:id/${action}/`,
        permission: "licenses_write",
        tag: "Licenses",
        summary,
        params,
        answers: { json: z.strictObject({ message: z.literal(message) }) },
        errors: ["not_found"],
      },
      handle: async ({ params: { id } }, context) => {
        const { known, all } = await lockLicenses(context.db, context.companyId, [id]);
        if (!known.has(id)) throw new ApiError("not_found");
        await change(context, all);
        return { message };
      },
    });

  for (const [action, summary, change, message] of [
    ["disable_bulk", "Disable licenses", setEnabled(false), "Licenses disabled."],
    ["enable_bulk", "Enable licenses", setEnabled(true), "Licenses enabled."],
    ["reset_bulk", "Free all devices of licenses, and count anew", reset, "Licenses and related devices reset."],
  ] as const satisfies readonly (readonly [string, string, Change, string])[])
    endpoint(api, {
      contract: {
        method: "POST",
        path: `/licenses/${action}/`,
        permission: "licenses_write",
        tag: "Licenses",
        summary,
        description: "All of them, or none where one does not exist.",
        body: idList,
        answers: { json: z.strictObject({ message: z.literal(message) }) },
        errors: ["not_found"],
      },
      handle: async ({ body }, context) => {
        const { known, all } = await lockLicenses(context.db, context.companyId, body);
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
