import {
  type Icon,
  IconActivity,
  IconAdjustments,
  IconBox,
  IconBuilding,
  IconChartBar,
  IconClock,
  IconDevices,
  IconFileImport,
  IconGauge,
  IconGavel,
  IconHistory,
  IconHourglass,
  IconKey,
  IconMail,
  IconPackage,
  IconReceipt,
  IconRepeat,
  IconRocket,
  IconSend,
  IconTag,
  IconUser,
  IconUserShield,
  IconUsers,
  IconUsersGroup,
} from "../kit/icons.ts";
import { t } from "../texts/staff.ts";
import { to } from "./paths.ts";

/** An entry of the menu; a role without the permission does not see it. */
export interface Entry {
  readonly text: string;
  readonly to: string;
  readonly icon: Icon;
  readonly permission: string;
}

/** The menu, in groups. */
export const navigation: readonly { readonly name: string | undefined; readonly entries: readonly Entry[] }[] = [
  {
    name: undefined,
    entries: [
      { text: t.nav.overview, to: to.overview(), icon: IconGauge, permission: "licenses_read" },
      { text: t.nav.gettingStarted, to: to.gettingStarted(), icon: IconRocket, permission: "catalog_write" },
    ],
  },
  {
    name: t.nav.groups.sell,
    entries: [
      { text: t.nav.orders, to: to.orders(), icon: IconReceipt, permission: "orders_read" },
      { text: t.nav.licenses, to: to.licenses(), icon: IconKey, permission: "licenses_read" },
      { text: t.nav.decisions, to: to.decisions(), icon: IconGavel, permission: "licenses_read" },
      { text: t.nav.devices, to: to.devices(), icon: IconDevices, permission: "licenses_read" },
      { text: t.nav.subscriptions, to: to.subscriptions(), icon: IconRepeat, permission: "subscriptions_read" },
      { text: t.nav.scheduledUpdates, to: to.scheduledUpdates(), icon: IconClock, permission: "licenses_read" },
      { text: t.nav.testClocks, to: to.clocks(), icon: IconHourglass, permission: "orders_read" },
    ],
  },
  {
    name: t.nav.groups.people,
    entries: [
      { text: t.nav.customers, to: to.customers(), icon: IconUser, permission: "customers_read" },
      { text: t.nav.accounts, to: to.accounts(), icon: IconBuilding, permission: "customers_read" },
      { text: t.nav.labels, to: to.labels(), icon: IconTag, permission: "customers_read" },
      { text: t.nav.users, to: to.users(), icon: IconUsers, permission: "licenses_read" },
      { text: t.nav.managers, to: to.managers(), icon: IconUserShield, permission: "licenses_read" },
      { text: t.nav.userGroups, to: to.groups(), icon: IconUsersGroup, permission: "licenses_read" },
    ],
  },
  {
    name: t.nav.groups.catalog,
    entries: [
      { text: t.nav.products, to: to.products(), icon: IconBox, permission: "catalog_read" },
      { text: t.nav.bundles, to: to.bundles(), icon: IconPackage, permission: "catalog_read" },
      { text: t.nav.pools, to: to.pools(), icon: IconActivity, permission: "licenses_read" },
    ],
  },
  {
    name: t.nav.groups.watch,
    entries: [
      { text: t.nav.imports, to: to.imports(), icon: IconFileImport, permission: "licenses_read" },
      { text: t.nav.mail, to: to.mails(), icon: IconMail, permission: "mail_read" },
      { text: t.nav.analytics, to: to.analytics(), icon: IconChartBar, permission: "analytics_read" },
      { text: t.nav.audit, to: to.audit(), icon: IconHistory, permission: "audit_read" },
    ],
  },
  {
    name: t.nav.groups.company,
    entries: [
      { text: t.nav.webhooks, to: to.webhooks(), icon: IconSend, permission: "webhooks_read" },
      { text: t.nav.settings, to: to.settings(), icon: IconAdjustments, permission: "company_read" },
    ],
  },
];
