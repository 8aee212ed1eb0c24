import type { Customer } from "@licet/sdk";
import { Button, Group, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ActionMenu, actionsFor } from "../../../kit/action.tsx";
import { ExportLink } from "../../../kit/export-link.tsx";
import { IconUserPlus } from "../../../kit/icons.ts";
import { targetOf } from "../../../kit/link.tsx";
import type { Column } from "../../../kit/list/columns.ts";
import { ListPage } from "../../../kit/list/list-page.tsx";
import { useList } from "../../../kit/list/use-list.ts";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { useMay } from "../../session.ts";
import { Label } from "../labels/label.part.tsx";
import { fullName, nameOf } from "../people.rules.ts";
import { customerSearch } from "../people.search.ts";
import { removeCustomer } from "./customer.actions.ts";
import { NewCustomerDialog } from "./customer-form.part.tsx";
import { customerPage } from "./customers.queries.ts";

const c = t.people.customers;
const m = t.people.members;

const columns: readonly Column<Customer>[] = [
  { id: "email", header: m.email, order: "email", cell: nameOf },
  { id: "name", header: m.name, order: "last_name", cell: fullName },
  { id: "company", header: m.company_name, order: "company_name", onPhone: true, cell: (row) => row.company_name },
  {
    id: "labels",
    header: c.labels,
    cell: (row) => (
      <Group gap="xs">
        {row.labels.map(({ id, label, color }) => (
          <Label key={id} label={label} color={color} />
        ))}
      </Group>
    ),
  },
  { id: "orders", isShort: true, header: c.orders, align: "right", cell: (row) => row.total_orders },
  { id: "licenses", isShort: true, header: c.licenses, align: "right", cell: (row) => row.total_licenses },
  { id: "reference", header: m.reference, order: "reference", isExtra: true, cell: (row) => row.reference },
  { id: "phone", header: m.phone, isExtra: true, cell: (row) => row.phone },
  { id: "city", header: m.city, isExtra: true, cell: (row) => row.city },
  { id: "country", header: m.country, isExtra: true, cell: (row) => row.country },
  { id: "id", isShort: true, header: m.id, order: "id", isExtra: true, cell: (row) => row.id },
];

/** Every customer of the company. */
export default function CustomerList() {
  const list = useList(customerPage, customerSearch);
  const may = useMay();
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const menu = (row: Customer) => (
    <ActionMenu actions={actionsFor([removeCustomer()], row, may)} subject={row} name={nameOf(row)} />
  );
  return (
    <>
      <ListPage
        list={list}
        name="customers"
        title={c.title}
        columns={columns}
        to={(row) => to.customer(row.id)}
        rowId={(row) => row.id}
        rowName={nameOf}
        {...(may("customers_write") ? { menu } : {})}
        actions={
          <>
            <ExportLink path="customers/export/" search={list.search} text={c.export} />
            {may("customers_write") && (
              <Button size="sm" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
                {c.new}
              </Button>
            )}
          </>
        }
        nothingYet={<Text c="dimmed">{c.nothingYet}</Text>}
      />
      {isNew && (
        <NewCustomerDialog
          onClose={() => setNew(false)}
          onDone={({ id }) => void navigate(targetOf(to.customer(id)))}
        />
      )}
    </>
  );
}
