import { z } from "zod";
import { bigCount, flag, unlessBlank, wireDateTime, word } from "../../platform/http/scalars.schema.ts";
import { detail, identity, text } from "../license-calls/activation.schema.ts";

/** The calls of the License API that can be explained. */
export const EXPLAINED_ACTIONS = ["activate", "check", "consume", "feature", "borrow"] as const;

/** Query of licenses/{id}/explain/: what the call would ask for. */
export const explainQuery = z.object({
  action: word(EXPLAINED_ACTIONS, `Must be one of ${EXPLAINED_ACTIONS.join(", ")}.`),
  hardware_id: identity.hardware_id.describe("The device that would call; without it, one that was never seen."),
  license_user: text(300).describe("The e-mail of the user who would call, where users hold the license."),
  is_vm: flag().optional(),
  app_ver: detail().describe("activate: the version of the application."),
  seat: unlessBlank(word(["online", "offline", "air-gap"], "Must be online, offline or air-gap.")).describe(
    "activate: what would hold the seat; online unless given.",
  ),
  feature: text(255).describe("feature, consume, borrow: the code of the feature."),
  consumptions: unlessBlank(bigCount({ min: -Number.MAX_SAFE_INTEGER })).describe("consume: how many; 1 unless given."),
  allow_overages: unlessBlank(flag()),
  max_overages: unlessBlank(bigCount()),
  borrowed_until: unlessBlank(wireDateTime()).describe("borrow: until when; unless given, as long as is allowed."),
});

/** What a call would ask for. */
export type ExplainQuery = z.output<typeof explainQuery>;
