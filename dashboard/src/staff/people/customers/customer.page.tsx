import type { Customer } from "@licet/sdk";
import { Stack } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ActionButton, actionsFor } from "../../../kit/action.tsx";
import { Heading } from "../../../kit/heading.tsx";
import { JsonView } from "../../../kit/json-view.tsx";
import { PageLink, targetOf } from "../../../kit/link.tsx";
import { PageTabs } from "../../../kit/page-tabs.tsx";
import { useId } from "../../../kit/shell/pages.tsx";
import { toast } from "../../../kit/toast.tsx";
import { t as kit } from "../../../texts/kit.ts";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { useMay } from "../../session.ts";
import { ClientTab } from "../clients/client.part.tsx";
import { LicensesOf } from "../licenses-of.part.tsx";
import { OrdersOf } from "../orders-of.part.tsx";
import { fullName, nameOf } from "../people.rules.ts";
import { Fact, Facts } from "../rows.part.tsx";
import { customerDialogs, forgetCustomer, removeCustomer } from "./customer.actions.ts";
import { EditCustomerDialog, MergeDialog } from "./customer-form.part.tsx";
import { CustomerLabels } from "./customer-labels.part.tsx";
import { accountOfCustomer, customerQuery } from "./customers.queries.ts";

const c = t.people.customers;
const m = t.people.members;

/** One customer: who it is, what it bought. */
export default function CustomerPage() {
  const { data: customer } = useSuspenseQuery(customerQuery(useId()));
  const may = useMay();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"edit" | "merge">();
  const close = () => setDialog(undefined);
  const left = () => navigate(targetOf(to.customers()));
  const actions = [...customerDialogs(setDialog), forgetCustomer, removeCustomer(left)];
  const name = nameOf(customer);
  const filter = { customer_id: customer.id };
  return (
    <Stack gap="md">
      <Heading
        title={name}
        actions={actionsFor(actions, customer, may).map((action) => (
          <ActionButton key={action.id} action={action} subject={customer} />
        ))}
      >
        {name}
      </Heading>
      <Summary customer={customer} />
      <PageTabs
        label={c.parts}
        tabs={[
          {
            name: "licenses",
            text: c.licenses,
            count: customer.total_licenses,
            show: () => <LicensesOf filter={filter} none={c.noLicenses} />,
          },
          {
            name: "orders",
            text: c.orders,
            count: customer.total_orders,
            show: () => <OrdersOf filter={filter} none={c.noOrders} />,
          },
          ...(may("clients_write")
            ? [{ name: "client", text: t.people.client.tab, show: () => <ClientTab of="customers" id={customer.id} /> }]
            : []),
          { name: "json", text: t.people.json, show: () => <JsonView value={customer} what={t.people.jsonOf(name)} /> },
        ]}
      />
      {dialog === "edit" && (
        <EditCustomerDialog
          customer={customer}
          onClose={close}
          onDone={() => {
            close();
            toast(kit.form.saved);
          }}
        />
      )}
      {dialog === "merge" && (
        <MergeDialog
          customer={customer}
          onClose={close}
          onDone={() => {
            close();
            toast(c.isMerged(name));
          }}
        />
      )}
    </Stack>
  );
}

function Summary({ customer }: { customer: Customer }) {
  const account = customer.customer_account;
  const { data } = useQuery({ ...accountOfCustomer(account ?? 0), enabled: account !== null });
  const place = [`${customer.postcode} ${customer.city}`.trim(), customer.state, customer.country];
  return (
    <Facts>
      <Fact name={m.name}>{fullName(customer)}</Fact>
      <Fact name={m.company_name}>{customer.company_name}</Fact>
      <Fact name={m.email}>{customer.email}</Fact>
      <Fact name={m.phone}>{customer.phone}</Fact>
      <Fact name={m.address}>{[customer.address, ...place].filter((line) => line !== "").join(", ")}</Fact>
      <Fact name={m.reference}>{customer.reference}</Fact>
      <Fact name={m.account}>
        {account === null ? c.noAccount : <PageLink to={to.account(account)}>{data?.name ?? `#${account}`}</PageLink>}
      </Fact>
      {customer.license_user !== null && (
        <Fact name={c.asUser}>
          <PageLink to={to.user(customer.license_user)}>{customer.email}</PageLink>
        </Fact>
      )}
      <Fact name={c.labels}>
        <CustomerLabels customer={customer} />
      </Fact>
    </Facts>
  );
}
