import { z } from "zod";
import { bigCount } from "../../platform/http/scalars.schema.ts";
import type { DeviceVariableRow } from "./device-variable.store.ts";

/** Characters of a name at most. */
export const variableNameMax = 255;
/** Characters of a value at most. */
export const variableValueMax = 10_000;

/** The name of a variable of a device. */
export const variableName = z.string().min(1).max(variableNameMax);

/** What a variable holds. */
export const variableValue = z.union(
  [z.string().max(variableValueMax), z.number(), z.boolean()],
  "A variable is text, a number or a boolean.",
);

/** A variable of a device (management-api.md §9.1). */
export const deviceVariableAnswer = z.strictObject({
  id: z.int(),
  created_at: z.iso.datetime(),
  variable: z.string(),
  value: z.string().describe("Kept as text."),
  device: z.int(),
});

const value = variableValue.transform(String);

/** Body of `POST device-variables/`. */
export const deviceVariableBody = z.object({ variable: variableName, value, device: bigCount({ min: 1 }) });

/** Body of `PATCH device-variables/{id}/`; a variable stays on its device. */
export const deviceVariablePatch = z.object({ variable: variableName.optional(), value: value.optional() });

/** The variable as it leaves the server. */
export function presentDeviceVariable({ device_id, created_at, ...own }: DeviceVariableRow) {
  return { ...own, created_at: created_at.toISOString(), device: device_id };
}
