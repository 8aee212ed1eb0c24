import { Button, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ActionMenu, actionsFor } from "../../../kit/action.tsx";
import { IconPlus } from "../../../kit/icons.ts";
import { targetOf } from "../../../kit/link.tsx";
import type { Column } from "../../../kit/list/columns.ts";
import { ListPage } from "../../../kit/list/list-page.tsx";
import { useList } from "../../../kit/list/use-list.ts";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { useMay } from "../../session.ts";
import { groupSearch } from "../people.search.ts";
import { removeGroup } from "./group.actions.ts";
import { GroupDialog } from "./group-form.part.tsx";
import { groupPage, type UserGroup } from "./groups.queries.ts";

const g = t.people.groups;
const m = t.people.members;

const columns: readonly Column<UserGroup>[] = [
  { id: "code", header: m.code, order: "code", cell: (row) => row.code },
  { id: "name", header: m.name, order: "name", onPhone: true, cell: (row) => row.name },
  { id: "description", header: m.description, cell: (row) => <Text lineClamp={1}>{row.description}</Text> },
  { id: "id", isShort: true, header: m.id, order: "id", isExtra: true, cell: (row) => row.id },
];

/** Every group of license users. */
export default function GroupList() {
  const list = useList(groupPage, groupSearch);
  const may = useMay();
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const menu = (row: UserGroup) => (
    <ActionMenu actions={actionsFor([removeGroup()], row, may)} subject={row} name={row.name || row.code} />
  );
  return (
    <>
      <ListPage
        list={list}
        name="groups"
        title={g.title}
        columns={columns}
        to={(row) => to.group(row.id)}
        rowId={(row) => row.id}
        rowName={(row) => row.name || row.code}
        {...(may("licenses_write") ? { menu } : {})}
        actions={
          may("licenses_write") && (
            <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
              {g.new}
            </Button>
          )
        }
        nothingYet={<Text c="dimmed">{g.nothingYet}</Text>}
      />
      {isNew && (
        <GroupDialog onClose={() => setNew(false)} onDone={({ id }) => void navigate(targetOf(to.group(id)))} />
      )}
    </>
  );
}
