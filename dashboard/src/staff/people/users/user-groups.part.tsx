import { Button, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Action, ActionMenu, actionsFor } from "../../../kit/action.tsx";
import { IconPlus, IconUserMinus } from "../../../kit/icons.ts";
import { PageLink } from "../../../kit/link.tsx";
import { toast } from "../../../kit/toast.tsx";
import { t as kit } from "../../../texts/kit.ts";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { useMay } from "../../session.ts";
import { FieldsDialog } from "../fields-dialog.part.tsx";
import { addMember, removeMember, type UserGroup } from "../groups/groups.queries.ts";
import { findGroups } from "../people.queries.ts";
import { Rows } from "../rows.part.tsx";
import { groupsOfUser, type User } from "./users.queries.ts";

const g = t.people.groups;
const m = t.people.members;

/** The groups of a license user. */
export function UserGroups({ user }: { user: User }) {
  const { data: groups } = useSuspenseQuery(groupsOfUser(user.id));
  const may = useMay();
  const [isNew, setNew] = useState(false);
  const remove: Action<UserGroup> = {
    id: "remove",
    text: g.takeOut,
    icon: IconUserMinus,
    permission: "licenses_write",
    isDanger: true,
    question: (group) => ({
      title: g.takeOutTitle({ user: user.true_email, group: group.name || group.code }),
      body: g.takeOutBody,
      button: g.takeOut,
      isDanger: true,
    }),
    act: async (group) => {
      await removeMember(group.id, user.id);
      toast(kit.form.saved);
    },
  };
  const menu = (row: UserGroup) => (
    <ActionMenu actions={actionsFor([remove], row, may)} subject={row} name={row.name || row.code} />
  );
  return (
    <Stack gap="sm" align="flex-start">
      {may("licenses_write") && (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setNew(true)}
        >
          {g.putInto}
        </Button>
      )}
      <Rows
        rows={groups}
        none={g.noneOfUser}
        columns={[
          { header: m.name, cell: (row) => <PageLink to={to.group(row.id)}>{row.name || row.code}</PageLink> },
          { header: m.code, isWide: true, cell: (row) => row.code },
        ]}
        menu={may("licenses_write") ? menu : undefined}
        menuHeader={t.people.actions}
      />
      {isNew && (
        <FieldsDialog
          title={g.putInto}
          button={g.putInto}
          fields={[{ name: "license_user_group_id", label: g.one, kind: "choice", find: findGroups, required: true }]}
          initial={{ license_user_group_id: null as number | null }}
          submit={({ license_user_group_id }) => addMember(license_user_group_id as number, user.id)}
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
