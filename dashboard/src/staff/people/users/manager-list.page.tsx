import { useList } from "../../../kit/list/use-list.ts";
import { t } from "../../../texts/staff.ts";
import { managerSearch } from "../people.search.ts";
import { UserTable } from "./user-table.part.tsx";
import { managerPage } from "./users.queries.ts";

const g = t.people.managers;

/** The license users who manage something; a row leads to what they may do. */
export default function ManagerList() {
  const list = useList(managerPage, managerSearch);
  return <UserTable list={list} name="managers" title={g.title} nothingYet={g.nothingYet} tab="manager" />;
}
