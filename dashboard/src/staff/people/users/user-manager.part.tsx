import { Button, Checkbox, Group, List, SimpleGrid, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ActionButton, actionsFor } from "../../../kit/action.tsx";
import { BodyForm, useBodyForm } from "../../../kit/form/body-form.tsx";
import { IconEdit } from "../../../kit/icons.ts";
import { PageLink } from "../../../kit/link.tsx";
import { toast } from "../../../kit/toast.tsx";
import { t as kit } from "../../../texts/kit.ts";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { useMay } from "../../session.ts";
import { GroupsOf } from "../groups/groups-of.part.tsx";
import { LicensesOf } from "../licenses-of.part.tsx";
import { Section } from "../rows.part.tsx";
import { clearPermissions } from "./user.actions.ts";
import { managerPermissionsQuery, setManagerPermissions, type User } from "./users.queries.ts";

const u = t.people.users;

/** What somebody manages, and what they may do with it. */
export function ManagerTab({ user }: { user: User }) {
  return (
    <Stack gap="md">
      <Permissions user={user} />
      <Section title={u.managedAccounts}>
        {user.customer_accounts.length === 0 && <Text c="dimmed">{u.noManagedAccounts}</Text>}
        <Group gap="xs">
          {user.customer_accounts.map((id) => (
            <PageLink key={id} to={to.account(id)}>
              {u.account(id)}
            </PageLink>
          ))}
        </Group>
      </Section>
      <Section title={u.managedGroups}>
        <GroupsOf filter={{ license_managers__id: user.id }} none={u.noManagedGroups} />
      </Section>
      <Section title={u.managedLicenses}>
        <LicensesOf filter={{ manager__true_email: user.true_email }} none={u.noManagedLicenses} />
      </Section>
    </Stack>
  );
}

function Permissions({ user }: { user: User }) {
  const may = useMay();
  const [isEdited, setEdited] = useState(false);
  const clear = actionsFor([clearPermissions], user, may).map((action) => (
    <ActionButton key={action.id} action={action} subject={user} />
  ));
  const edit = may("licenses_write") && (
    <Button
      size="sm"
      variant="default"
      leftSection={<IconEdit size={16} aria-hidden />}
      onClick={() => setEdited(true)}
    >
      {u.editPermissions}
    </Button>
  );
  if (isEdited)
    return (
      <Section title={u.permissions}>
        <PermissionsForm user={user} onClose={() => setEdited(false)} />
      </Section>
    );
  return (
    <Section
      title={u.permissions}
      actions={
        <>
          {edit}
          {clear}
        </>
      }
    >
      {user.lm_permissions.length === 0 ? (
        <Text c="dimmed">{u.noPermissions}</Text>
      ) : (
        <List size="sm">
          {user.lm_permissions.map((code) => (
            <List.Item key={code}>{permissionText(code)}</List.Item>
          ))}
        </List>
      )}
      {user.lm_products.length > 0 && (
        <List size="sm">
          {user.lm_products.map(({ product_id, num_of_licenses }) => (
            <List.Item key={product_id}>
              <PageLink to={to.product(product_id)}>{u.product(product_id)}</PageLink>: {u.mayIssue(num_of_licenses)}
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  );
}

function permissionText(code: string): string {
  const texts: Readonly<Record<string, string>> = t.people.managerPermissions;
  return texts[code] ?? code;
}

function PermissionsForm({ user, onClose }: { user: User; onClose: () => void }) {
  const { data: permissions } = useSuspenseQuery(managerPermissionsQuery);
  const owned: readonly string[] = user.lm_permissions;
  const [initial] = useState(() => ({
    permission_ids: permissions.filter(({ code }) => owned.includes(code)).map(({ id }) => id),
  }));
  const body = useBodyForm({
    initial,
    submit: (values) => setManagerPermissions(user.id, values),
    onDone: () => {
      onClose();
      toast(kit.form.saved);
    },
  });
  const chosen = body.form.getValues().permission_ids;
  const toggle = (id: number) =>
    body.form.setFieldValue(
      "permission_ids",
      chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id],
    );
  return (
    <BodyForm body={body} onCancel={onClose}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
        {permissions.map(({ id, code }) => (
          <Checkbox key={id} label={permissionText(code)} checked={chosen.includes(id)} onChange={() => toggle(id)} />
        ))}
      </SimpleGrid>
    </BodyForm>
  );
}
