import { useList } from "../../../kit/list/use-list.ts";
import { t } from "../../../texts/staff.ts";
import { userSearch } from "../people.search.ts";
import { UserTable } from "./user-table.part.tsx";
import { userPage } from "./users.queries.ts";

const u = t.people.users;

/** Every license user of the company. */
export default function UserList() {
  return <UserTable list={useList(userPage, userSearch)} name="users" title={u.title} nothingYet={u.nothingYet} />;
}
