import { number, plural } from "../language.ts";

export default {
  roll: "Replace the key",
  rollTitle: (name: string) => `Replace the key of ${name}?`,
  rollBody: (devices: number) =>
    devices === 0
      ? "No device has a seat: from now on only the new key activates one."
      : `${plural(devices, { one: "One device goes", other: `${number(devices)} devices go` })} on with the old key for the days of grace, and then by the new one. Any other device needs the new key at once.`,
  graceDays: "Days of grace",
  graceHint: "0: the old key stops at once. Devices that stay off line for longer have to be activated anew.",
  newKey: "New key",
  newKeyHint: "Empty: one is made up.",
  isRolled: (name: string) => `The key is now ${name}.`,
  former: "Former keys",
  formerKey: "Former key",
  worksUntil: "works on known devices until",
  endedOn: "ended",
  end: "End now",
  endTitle: (key: string) => `End ${key} now?`,
  endBody: "Devices that still use it are refused until they are activated with the present key.",
  isEnded: (key: string) => `${key} works no longer.`,
};
