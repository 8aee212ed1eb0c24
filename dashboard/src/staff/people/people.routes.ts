import { page } from "../../kit/shell/pages.tsx";
import { accountPage, accountQuery } from "./accounts/accounts.queries.ts";
import { customerPage, customerQuery } from "./customers/customers.queries.ts";
import { groupPage, groupQuery } from "./groups/groups.queries.ts";
import { labelPage } from "./labels/labels.queries.ts";
import { accountSearch, customerSearch, groupSearch, labelSearch, managerSearch, userSearch } from "./people.search.ts";
import { managerPage, userPage, userQuery } from "./users/users.queries.ts";

const idOf = ({ params }: { readonly params: Readonly<Record<string, string>> }) => Number(params["id"]);

/** People: customers and their accounts and labels; license users, their groups, and those who manage. */
export const peoplePages = [
  page({
    path: "customers",
    permission: "customers_read",
    search: customerSearch,
    load: ({ search }) => [customerPage(search)],
    view: () => import("./customers/customer-list.page.tsx"),
  }),
  page({
    path: "customers/$id",
    permission: "customers_read",
    load: (address) => [customerQuery(idOf(address))],
    view: () => import("./customers/customer.page.tsx"),
  }),
  page({
    path: "accounts",
    permission: "customers_read",
    search: accountSearch,
    load: ({ search }) => [accountPage(search)],
    view: () => import("./accounts/account-list.page.tsx"),
  }),
  page({
    path: "accounts/$id",
    permission: "customers_read",
    load: (address) => [accountQuery(idOf(address))],
    view: () => import("./accounts/account.page.tsx"),
  }),
  page({
    path: "labels",
    permission: "customers_read",
    search: labelSearch,
    load: ({ search }) => [labelPage(search)],
    view: () => import("./labels/labels.page.tsx"),
  }),
  page({
    path: "users",
    permission: "licenses_read",
    search: userSearch,
    load: ({ search }) => [userPage(search)],
    view: () => import("./users/user-list.page.tsx"),
  }),
  page({
    path: "users/$id",
    permission: "licenses_read",
    load: (address) => [userQuery(idOf(address))],
    view: () => import("./users/user.page.tsx"),
  }),
  page({
    path: "managers",
    permission: "licenses_read",
    search: managerSearch,
    load: ({ search }) => [managerPage(search)],
    view: () => import("./users/manager-list.page.tsx"),
  }),
  page({
    path: "groups",
    permission: "licenses_read",
    search: groupSearch,
    load: ({ search }) => [groupPage(search)],
    view: () => import("./groups/group-list.page.tsx"),
  }),
  page({
    path: "groups/$id",
    permission: "licenses_read",
    load: (address) => [groupQuery(idOf(address))],
    view: () => import("./groups/group.page.tsx"),
  }),
];
