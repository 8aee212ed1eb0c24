import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ActionButton, actionsFor } from "../../../kit/action.tsx";
import { Heading } from "../../../kit/heading.tsx";
import { JsonView } from "../../../kit/json-view.tsx";
import { PageLink, targetOf } from "../../../kit/link.tsx";
import { PageTabs } from "../../../kit/page-tabs.tsx";
import { useId } from "../../../kit/shell/pages.tsx";
import { Time } from "../../../kit/time.tsx";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { useMay } from "../../session.ts";
import { LicensesOf } from "../licenses-of.part.tsx";
import { fullName } from "../people.rules.ts";
import { Fact, Facts, Rows } from "../rows.part.tsx";
import { forgetUser, removeUser, userDialogs } from "./user.actions.ts";
import { EditUserDialog, PasswordDialog } from "./user-dialogs.part.tsx";
import { UserGroups } from "./user-groups.part.tsx";
import { ManagerTab } from "./user-manager.part.tsx";
import { UserState } from "./user-table.part.tsx";
import { devicesOfUser, userQuery } from "./users.queries.ts";

const u = t.people.users;
const m = t.people.members;

/** One license user: licenses, devices, groups, and what they manage. */
export default function UserPage() {
  const { data: user } = useSuspenseQuery(userQuery(useId()));
  const may = useMay();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"edit" | "password">();
  const close = () => setDialog(undefined);
  const actions = [...userDialogs(setDialog), forgetUser, removeUser(() => navigate(targetOf(to.users())))];
  return (
    <Stack gap="md">
      <Heading
        title={user.true_email}
        actions={actionsFor(actions, user, may).map((action) => (
          <ActionButton key={action.id} action={action} subject={user} />
        ))}
      >
        {user.true_email}
      </Heading>
      <Facts>
        <Fact name={u.state}>
          <UserState user={user} />
        </Fact>
        <Fact name={m.name}>{fullName(user)}</Fact>
        <Fact name={m.phone}>{user.phone_number}</Fact>
        <Fact name={m.reference}>{user.reference}</Fact>
        <Fact name={u.lastLogin}>
          <Time at={user.last_login} absent={t.licenses.never} />
        </Fact>
        <Fact name={t.licenses.created}>
          <Time at={user.created_at} />
        </Fact>
      </Facts>
      <PageTabs
        label={u.parts}
        tabs={[
          {
            name: "licenses",
            text: t.people.customers.licenses,
            count: user.total_licenses,
            show: () => <LicensesOf filter={{ license_users__id: user.id }} none={u.noLicenses} />,
          },
          { name: "devices", text: t.devices.title, show: () => <Devices user={user.id} /> },
          { name: "groups", text: t.people.groups.title, show: () => <UserGroups user={user} /> },
          { name: "manager", text: u.asManager, show: () => <ManagerTab user={user} /> },
          {
            name: "json",
            text: t.people.json,
            show: () => <JsonView value={user} what={t.people.jsonOf(user.true_email)} />,
          },
        ]}
      />
      {dialog === "edit" && <EditUserDialog user={user} onClose={close} />}
      {dialog === "password" && <PasswordDialog user={user} onClose={close} />}
    </Stack>
  );
}

function Devices({ user }: { user: number }) {
  const { data: devices } = useSuspenseQuery(devicesOfUser(user));
  return (
    <Rows
      rows={devices}
      none={u.noDevices}
      columns={[
        {
          header: t.devices.name,
          cell: ({ id, hostname, hardware_id }) => <PageLink to={to.device(id)}>{hostname || hardware_id}</PageLink>,
        },
        { header: t.devices.os, isWide: true, cell: ({ os }) => os },
      ]}
    />
  );
}
