import type { License } from "@licet/sdk";
import { Button, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Action, ActionButton, ActionMenu, actionsFor } from "../../../kit/action.tsx";
import { Copyable } from "../../../kit/copy.tsx";
import { Heading } from "../../../kit/heading.tsx";
import { IconPlus, IconUnlink } from "../../../kit/icons.ts";
import { PageLink, targetOf } from "../../../kit/link.tsx";
import { PageTabs } from "../../../kit/page-tabs.tsx";
import { useId } from "../../../kit/shell/pages.tsx";
import { toast } from "../../../kit/toast.tsx";
import { t as kit } from "../../../texts/kit.ts";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { useMay } from "../../session.ts";
import { FieldsDialog } from "../fields-dialog.part.tsx";
import { LicensesOf } from "../licenses-of.part.tsx";
import { ManagersTab } from "../managers.part.tsx";
import { findLicenses, findUsers } from "../people.queries.ts";
import { fullName } from "../people.rules.ts";
import { Fact, Facts, Rows } from "../rows.part.tsx";
import { editGroupBy, removeGroup } from "./group.actions.ts";
import { GroupDialog } from "./group-form.part.tsx";
import { addMember, changeLicense, groupQuery, membersQuery } from "./groups.queries.ts";

const g = t.people.groups;
const m = t.people.members;

/** One group: its members, the licenses that they share, and who manages it. */
export default function GroupPage() {
  const { data: group } = useSuspenseQuery(groupQuery(useId()));
  const may = useMay();
  const navigate = useNavigate();
  const [isEdited, setEdited] = useState(false);
  const actions = [editGroupBy(() => setEdited(true)), removeGroup(() => navigate(targetOf(to.groups())))];
  const name = group.name || group.code;
  const account = group.customer_account;
  return (
    <Stack gap="md">
      <Heading
        title={name}
        actions={actionsFor(actions, group, may).map((action) => (
          <ActionButton key={action.id} action={action} subject={group} />
        ))}
      >
        {name}
      </Heading>
      <Facts>
        <Fact name={m.code}>
          <Copyable value={group.code} what={m.code} />
        </Fact>
        <Fact name={m.account}>
          {account === null ? (
            g.ofCompany
          ) : (
            <PageLink to={to.account(account)}>{t.people.users.account(account)}</PageLink>
          )}
        </Fact>
        <Fact name={m.description}>{group.description}</Fact>
      </Facts>
      <PageTabs
        label={g.parts}
        tabs={[
          { name: "members", text: g.members, show: () => <Members group={group.id} /> },
          { name: "licenses", text: t.people.customers.licenses, show: () => <Licenses group={group.id} /> },
          {
            name: "managers",
            text: t.people.managers.title,
            show: () => <ManagersTab of="licenseUserGroups" id={group.id} />,
          },
        ]}
      />
      {isEdited && (
        <GroupDialog
          group={group}
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

function Members({ group }: { group: number }) {
  const { data: members } = useSuspenseQuery(membersQuery(group));
  const may = useMay();
  const [isNew, setNew] = useState(false);
  return (
    <Stack gap="sm" align="flex-start">
      {may("licenses_write") && <AddButton text={g.addMember} onClick={() => setNew(true)} />}
      <Rows
        rows={members}
        none={g.noMembers}
        columns={[
          {
            header: m.email,
            cell: (row) => <PageLink to={to.user(row.id, { tab: "groups" })}>{row.true_email}</PageLink>,
          },
          { header: m.name, isWide: true, cell: fullName },
        ]}
      />
      {isNew && (
        <FieldsDialog
          title={g.addMember}
          button={g.addMember}
          fields={[{ name: "license_user", label: m.email, kind: "choice", find: findUsers, required: true }]}
          initial={{ license_user: null as number | null }}
          submit={({ license_user }) => addMember(group, license_user as number)}
          onClose={() => setNew(false)}
          onDone={() => setNew(false)}
        />
      )}
    </Stack>
  );
}

function Licenses({ group }: { group: number }) {
  const may = useMay();
  const [isNew, setNew] = useState(false);
  const remove: Action<License> = {
    id: "remove",
    text: g.takeLicense,
    icon: IconUnlink,
    permission: "licenses_write",
    isDanger: true,
    question: ({ id, license_key }) => ({
      title: g.takeLicenseTitle(license_key ?? `#${id}`),
      body: g.takeLicenseBody,
      button: g.takeLicense,
      isDanger: true,
    }),
    act: ({ id }) => changeLicense(group, "removeLicense", id),
  };
  const menu = (row: License) => (
    <ActionMenu actions={actionsFor([remove], row, may)} subject={row} name={row.license_key ?? `#${row.id}`} />
  );
  return (
    <Stack gap="sm" align="flex-start">
      {may("licenses_write") && <AddButton text={g.addLicense} onClick={() => setNew(true)} />}
      <LicensesOf
        filter={{ license_user_group: group }}
        none={g.noLicenses}
        menu={may("licenses_write") ? menu : undefined}
      />
      {isNew && (
        <FieldsDialog
          title={g.addLicense}
          button={g.addLicense}
          fields={[{ name: "license_id", label: t.licenses.key, kind: "choice", find: findLicenses, required: true }]}
          initial={{ license_id: null as number | null }}
          submit={({ license_id }) => changeLicense(group, "addLicense", license_id as number)}
          onClose={() => setNew(false)}
          onDone={() => setNew(false)}
        />
      )}
    </Stack>
  );
}

function AddButton({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <Button size="sm" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={onClick}>
      {text}
    </Button>
  );
}
