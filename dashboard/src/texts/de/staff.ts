import type { StaffTexts } from "../staff.ts";
import analytics from "./analytics.ts";
import audit from "./audit.ts";
import audited from "./audited.ts";
import bulk from "./bulk.ts";
import calls from "./calls.ts";
import catalog from "./catalog.ts";
import clocks from "./clocks.ts";
import common from "./common.ts";
import decisions from "./decisions.ts";
import devices from "./devices.ts";
import explain from "./explain.ts";
import gettingStarted from "./getting-started.ts";
import imports from "./imports.ts";
import licenseKeys from "./license-keys.ts";
import licenseMembers from "./license-members.ts";
import licenses from "./licenses.ts";
import mail from "./mail.ts";
import me from "./me.ts";
import orders from "./orders.ts";
import overview from "./overview.ts";
import past from "./past.ts";
import people from "./people.ts";
import pools from "./pools.ts";
import rules from "./rules.ts";
import running from "./running.ts";
import scheduled from "./scheduled.ts";
import search from "./search.ts";
import settings from "./settings.ts";
import signIn from "./sign-in.ts";
import subscriptions from "./subscriptions.ts";
import timeLine from "./time-line.ts";
import webhooks from "./webhooks.ts";

// One file for each folder of pages.
export default {
  ...common,
  analytics,
  gettingStarted,
  overview,
  search,
  signIn,
  audit,
  audited,
  calls,
  mail,
  me,
  settings,
  licenses,
  licenseKeys,
  licenseMembers,
  devices,
  past,
  people,
  scheduled,
  catalog,
  timeLine,
  decisions,
  explain,
  rules,
  running,
  bulk,
  imports,
  pools,
  clocks,
  orders,
  webhooks,
  subscriptions,
} satisfies StaffTexts;
