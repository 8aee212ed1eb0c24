// What the tests use of the library besides its exports.
export { systemSchedule } from "../../src/clock.ts";
export type { LicetError } from "../../src/errors.ts";
export { deviceId, type Machine } from "../../src/hardware-id.ts";
