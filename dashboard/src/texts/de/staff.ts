import type { StaffTexts } from "../staff.ts";
import common from "./common.ts";
import licenses from "./licenses.ts";
import signIn from "./sign-in.ts";

// One file for each folder of pages.
export default {
  ...common,
  signIn,
  licenses,
} satisfies StaffTexts;
