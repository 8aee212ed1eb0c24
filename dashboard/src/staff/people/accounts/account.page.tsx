import { Button, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ActionButton, actionsFor } from "../../../kit/action.tsx";
import { Copyable } from "../../../kit/copy.tsx";
import { Heading } from "../../../kit/heading.tsx";
import { IconUserPlus } from "../../../kit/icons.ts";
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
import { NewCustomerDialog } from "../customers/customer-form.part.tsx";
import { GroupsOf } from "../groups/groups-of.part.tsx";
import { ManagersTab } from "../managers.part.tsx";
import { fullName, nameOf } from "../people.rules.ts";
import { Fact, Facts, Rows } from "../rows.part.tsx";
import { editAccountBy, removeAccount } from "./account.actions.ts";
import { AccountDialog } from "./account-form.part.tsx";
import { accountQuery, customersOfAccount } from "./accounts.queries.ts";
import { SignOnTab } from "./sign-on.part.tsx";

const a = t.people.accounts;
const m = t.people.members;

/** One customer account: its customers, who manages it, how its people sign in. */
export default function AccountPage() {
  const { data: account } = useSuspenseQuery(accountQuery(useId()));
  const may = useMay();
  const navigate = useNavigate();
  const [isEdited, setEdited] = useState(false);
  const actions = [editAccountBy(() => setEdited(true)), removeAccount(() => navigate(targetOf(to.accounts())))];
  const { id, name } = account;
  return (
    <Stack gap="md">
      <Heading
        title={name}
        actions={actionsFor(actions, account, may).map((action) => (
          <ActionButton key={action.id} action={action} subject={account} />
        ))}
      >
        {name}
      </Heading>
      <Facts>
        <Fact name={m.code}>
          <Copyable value={account.code} what={m.code} />
        </Fact>
        <Fact name={m.email}>{account.email}</Fact>
        <Fact name={m.phone}>{account.phone}</Fact>
        <Fact name={m.reference}>{account.reference}</Fact>
        <Fact name={m.address}>{account.address}</Fact>
        <Fact name={m.description}>{account.description}</Fact>
      </Facts>
      <PageTabs
        label={a.parts}
        tabs={[
          {
            name: "customers",
            text: a.customers,
            count: account.customers_count,
            show: () => <CustomersTab account={id} />,
          },
          {
            name: "managers",
            text: t.people.managers.title,
            show: () => <ManagersTab of="customerAccounts" id={id} />,
          },
          {
            name: "groups",
            text: t.people.groups.title,
            show: () => <GroupsOf filter={{ customer_account: id }} none={a.noGroups} />,
          },
          { name: "sso", text: a.sso.title, show: () => <SignOnTab account={id} /> },
          ...(may("clients_write")
            ? [{ name: "client", text: t.people.client.tab, show: () => <ClientTab of="customerAccounts" id={id} /> }]
            : []),
          { name: "json", text: t.people.json, show: () => <JsonView value={account} what={t.people.jsonOf(name)} /> },
        ]}
      />
      {isEdited && (
        <AccountDialog
          account={account}
          onClose={() => setEdited(false)}
          onDone={() => {
            setEdited(false);
            toast(kit.form.saved);
          }}
        />
      )}
    </Stack>
  );
}

function CustomersTab({ account }: { account: number }) {
  const { data } = useSuspenseQuery(customersOfAccount(account));
  const may = useMay();
  const [isNew, setNew] = useState(false);
  return (
    <Stack gap="sm" align="flex-start">
      {may("customers_write") && (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconUserPlus size={16} aria-hidden />}
          onClick={() => setNew(true)}
        >
          {t.people.customers.new}
        </Button>
      )}
      <Rows
        rows={data.rows}
        none={a.noCustomers}
        columns={[
          { header: m.email, cell: (row) => <PageLink to={to.customer(row.id)}>{nameOf(row)}</PageLink> },
          { header: m.name, isWide: true, cell: fullName },
          { header: m.company_name, cell: (row) => row.company_name },
        ]}
      />
      {data.hasNext && (
        <Text size="sm">
          <PageLink to={to.customers({ account })}>{t.people.all(data.count)}</PageLink>
        </Text>
      )}
      {isNew && (
        <NewCustomerDialog
          account={account}
          onClose={() => setNew(false)}
          onDone={() => {
            setNew(false);
            toast(kit.form.saved);
          }}
        />
      )}
    </Stack>
  );
}
