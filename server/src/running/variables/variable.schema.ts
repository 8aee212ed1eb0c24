import { z } from "zod";
import { detail, deviceVariables, identity } from "../license-calls/activation.schema.ts";

/** Body of track_device_variables (license-api.md §6.19). */
export const trackBody = z.object({ ...identity, sdk_ver: detail(), variables: deviceVariables });

/** Query of get_device_variables (license-api.md §6.20). */
export const variablesQuery = z.object({ ...identity, sdk_ver: detail() });

/** Answer of track_device_variables: what was sent, as it is stored. */
export const trackAnswer = z.array(
  z.strictObject({
    variable: z.string(),
    value: z.string(),
    device_id: z.number().int(),
    created_at: z.number().int().describe("Milliseconds since 1970; get_device_variables tells the same as ISO text."),
  }),
);

/** Answer of get_device_variables: all variables of the device. */
export const variablesAnswer = z.array(
  z.strictObject({
    id: z.number().int(),
    created_at: z.iso.datetime(),
    variable: z.string(),
    value: z.string(),
    device_id: z.number().int(),
  }),
);
