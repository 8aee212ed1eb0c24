import type { StaffTexts } from "../staff.ts";
import catalog from "./catalog.ts";
import common from "./common.ts";
import devices from "./devices.ts";
import licenseMembers from "./license-members.ts";
import licenses from "./licenses.ts";
import scheduled from "./scheduled.ts";
import signIn from "./sign-in.ts";

// One file for each folder of pages.
export default {
  ...common,
  signIn,
  licenses,
  licenseMembers,
  devices,
  scheduled,
  catalog,
} satisfies StaffTexts;
