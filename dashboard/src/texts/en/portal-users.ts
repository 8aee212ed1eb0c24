import { number, plural } from "../language.ts";

/** What managers do with the users of their licenses. */
export default {
  none: "Nobody uses this license yet.",
  add: "Add user",
  addTitle: "Give this license to somebody",
  email: "E-mail",
  firstName: "First name",
  lastName: "Last name",
  most: "Devices at most",
  mostHint: "Empty: as the license says.",
  added: (email: string) => `${email} may use this license now.`,
  passwordOf: (email: string) => `Password for ${email}`,
  initialPassword: "Initial password",
  inactive: "switched off",
  lastLogin: "Last sign-in",
  never: "never",
  limit: "Devices",
  limitOf: (email: string) => `Devices of ${email}`,
  remove: "Remove",
  removeOf: (email: string) => `Remove ${email}`,
  removeTitle: (email: string) => `Take the license from ${email}?`,
  removeBody: (devices: number) =>
    devices === 0
      ? "They can no longer use the application with this license."
      : `${plural(devices, { one: "Their device is", other: `Their ${number(devices)} devices are` })} freed, and they can no longer use the application with this license.`,
  removed: (email: string) => `${email} no longer has this license.`,
  reset: "New password",
  resetOf: (email: string) => `New password for ${email}`,
  resetTitle: (email: string) => `Make a new password for ${email}?`,
  resetBody: "The old one is no longer right, and they are signed out. You see the new one once.",
  switchOf: (email: string, isActive: boolean) => `Switch ${isActive ? "off" : "on"} ${email}`,
  off: {
    title: (email: string) => `Switch ${email} off?`,
    body: "They can no longer sign in, here or in applications, until they are switched on again.",
    button: "Switch off",
    done: (email: string) => `${email} is switched off.`,
  },
  on: {
    title: (email: string) => `Switch ${email} on?`,
    body: "They can sign in again with their password.",
    button: "Switch on",
    done: (email: string) => `${email} is switched on.`,
  },
};
