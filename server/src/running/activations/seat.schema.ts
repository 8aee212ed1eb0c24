import { z } from "zod";
import { bigCount, unlessEmpty } from "../../platform/http/scalars.schema.ts";
import type { SeatBudget } from "../../selling/devices/seat-recovery.rules.ts";
import type { Seat } from "../../selling/devices/seat-recovery.store.ts";
import { activateBody } from "../license-calls/activation.schema.ts";

/** Body of seats: what names license, device and caller in an activation. */
export const seatsBody = activateBody.pick({
  hardware_id: true,
  product: true,
  license_key: true,
  username: true,
  license_id: true,
  bundle_code: true,
  password: true,
  id_token: true,
  code: true,
  customer_account_code: true,
  redirect_uri: true,
  sdk_ver: true,
});

/** Body of replace_device: that of an activation, and which device makes place. */
export const replaceBody = activateBody.extend({
  replace_device_id: unlessEmpty(bigCount({ min: 1 })).describe("The id of a seat, as seats lists it."),
});

const moment = z.iso.datetime();

/** Answer of seats. Nothing in it lets a machine pretend to be another. */
export const seatsAnswer = z.strictObject({
  license_id: z.int(),
  seats: z
    .array(
      z.strictObject({
        id: z.int().describe("What replace_device calls it."),
        hostname: z.string(),
        os: z.string(),
        app_name: z.string(),
        app_ver: z.string(),
        time_activated: moment,
        last_check: moment.nullable().describe("When it was last heard of."),
        is_offline: z.boolean().describe("A license file holds the seat: its machine has to give it back."),
        is_borrowed: z.boolean(),
        borrowed_until: moment.nullable(),
        is_replaceable: z.boolean().describe("Whether another device may take its place, while the budget lasts."),
      }),
    )
    .describe("Those that the caller may free, not heard of for longest first; 200 at most."),
  resets: z
    .strictObject({
      per_year: z.int().describe("0: none; -1: any number."),
      used: z.int().describe("Within the last 365 days."),
      left: z.int().nullable().describe("Null: any number."),
      next_at: moment.nullable().describe("When the next is possible, while none is left; null: now, or never."),
    })
    .describe("How many seats may be freed: the budget that the vendor gives the license."),
});

/** The seats of a license, and its budget, as applications read them. */
export function presentSeats(
  licenseId: number,
  seats: readonly Seat[],
  budget: SeatBudget,
): z.input<typeof seatsAnswer> {
  const { most: per_year, used, left, next_at } = budget;
  return {
    license_id: licenseId,
    seats: seats.map((seat) => ({
      id: seat.id,
      hostname: seat.hostname,
      os: seat.os,
      app_name: seat.app_name,
      app_ver: seat.app_ver,
      time_activated: seat.time_activated.toISOString(),
      last_check: seat.last_check?.toISOString() ?? null,
      is_offline: seat.is_offline,
      is_borrowed: seat.borrowed_until !== null,
      borrowed_until: seat.borrowed_until?.toISOString() ?? null,
      is_replaceable: !seat.is_offline && seat.borrowed_until === null,
    })),
    resets: { per_year, used, left, next_at: next_at?.toISOString() ?? null },
  };
}
