import type { CustomerAccount } from "@licet/sdk";
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
import { accountSearch } from "../people.search.ts";
import { removeAccount } from "./account.actions.ts";
import { AccountDialog } from "./account-form.part.tsx";
import { accountPage } from "./accounts.queries.ts";

const a = t.people.accounts;
const m = t.people.members;

const columns: readonly Column<CustomerAccount>[] = [
  { id: "name", header: m.name, order: "name", cell: (row) => row.name },
  { id: "code", header: m.code, order: "code", onPhone: true, cell: (row) => row.code },
  { id: "customers", isShort: true, header: a.customers, align: "right", cell: (row) => row.customers_count },
  { id: "email", header: m.email, cell: (row) => row.email },
  { id: "phone", header: m.phone, isExtra: true, cell: (row) => row.phone },
  { id: "reference", header: m.reference, isExtra: true, cell: (row) => row.reference },
  { id: "id", isShort: true, header: m.id, order: "id", isExtra: true, cell: (row) => row.id },
];

/** Every customer account of the company. */
export default function AccountList() {
  const list = useList(accountPage, accountSearch);
  const may = useMay();
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const menu = (row: CustomerAccount) => (
    <ActionMenu actions={actionsFor([removeAccount()], row, may)} subject={row} name={row.name} />
  );
  return (
    <>
      <ListPage
        list={list}
        name="accounts"
        title={a.title}
        columns={columns}
        to={(row) => to.account(row.id)}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        {...(may("customers_write") ? { menu } : {})}
        actions={
          may("customers_write") && (
            <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
              {a.new}
            </Button>
          )
        }
        nothingYet={<Text c="dimmed">{a.nothingYet}</Text>}
      />
      {isNew && (
        <AccountDialog onClose={() => setNew(false)} onDone={({ id }) => void navigate(targetOf(to.account(id)))} />
      )}
    </>
  );
}
