import { Button, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Action, ActionMenu, actionsFor } from "../../kit/action.tsx";
import { IconUserMinus, IconUserPlus } from "../../kit/icons.ts";
import { PageLink } from "../../kit/link.tsx";
import { SecretDialog } from "../../kit/secret.tsx";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { FieldsDialog } from "./fields-dialog.part.tsx";
import { addManager, type Managed, type Manager, managersQuery, removeManager } from "./managers.queries.ts";
import { fullName } from "./people.rules.ts";
import { Rows } from "./rows.part.tsx";

const g = t.people.managers;
const m = t.people.members;

/** Who manages an account or a group. */
export function ManagersTab({ of, id }: { of: Managed; id: number }) {
  const { data: managers } = useSuspenseQuery(managersQuery(of, id));
  const may = useMay();
  const permission = of === "customerAccounts" ? "customers_write" : "licenses_write";
  const [isNew, setNew] = useState(false);
  const [added, setAdded] = useState<{ email: string; password: string }>();
  const remove: Action<Manager> = {
    id: "remove",
    text: g.remove,
    icon: IconUserMinus,
    permission,
    isDanger: true,
    question: ({ true_email }) => ({
      title: g.removeTitle(true_email),
      body: g.removeBody,
      button: g.remove,
      isDanger: true,
    }),
    act: async (manager) => {
      await removeManager(of, id, manager.id);
      toast(g.isRemoved(manager.true_email));
    },
  };
  const menu = (row: Manager) => (
    <ActionMenu actions={actionsFor([remove], row, may)} subject={row} name={row.true_email} />
  );
  return (
    <Stack gap="sm" align="flex-start">
      {may(permission) && (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconUserPlus size={16} aria-hidden />}
          onClick={() => setNew(true)}
        >
          {g.add}
        </Button>
      )}
      <Rows
        rows={managers}
        none={g.none}
        columns={[
          { header: m.email, cell: (row) => <PageLink to={to.user(row.id)}>{row.true_email}</PageLink> },
          { header: m.name, isWide: true, cell: fullName },
        ]}
        menu={may(permission) ? menu : undefined}
        menuHeader={t.people.actions}
      />
      {isNew && (
        <FieldsDialog
          title={g.add}
          button={g.add}
          intro={g.addBody}
          fields={[
            { name: "email", label: m.email, required: true },
            { name: "first_name", label: m.first_name },
            { name: "last_name", label: m.last_name },
          ]}
          initial={{ email: "", first_name: "", last_name: "" }}
          submit={(values, options) => addManager(of, id, values, options)}
          onClose={() => setNew(false)}
          onDone={(manager) => {
            setNew(false);
            toast(g.isAdded(manager.true_email));
            if (manager.password) setAdded({ email: manager.true_email, password: manager.password });
          }}
        />
      )}
      {added && (
        <SecretDialog
          title={t.people.users.passwordOf(added.email)}
          secrets={[{ name: m.password, value: added.password }]}
          onDone={() => setAdded(undefined)}
        />
      )}
    </Stack>
  );
}
