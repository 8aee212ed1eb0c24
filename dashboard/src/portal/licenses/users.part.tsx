import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemAlert } from "../../kit/problem.tsx";
import { SecretDialog } from "../../kit/secret.tsx";
import { useAddress } from "../../kit/shell/pages.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/portal.ts";
import { to } from "../paths.ts";
import { Activations, AddUser } from "./add-user.part.tsx";
import { askToRemove, askToReset, askToSwitch, type Say } from "./license.actions.ts";
import { type PortalLicense, type PortalUser, usersQuery } from "./licenses.queries.ts";
import { Steps } from "./steps.part.tsx";

interface Shown {
  readonly email: string;
  readonly password: string;
}

/** The users of a license that one manages. */
export function Users({ license }: { license: PortalLicense }) {
  const { offset } = useAddress();
  const { data: users, error, refetch } = useQuery(usersQuery(license.id, offset));
  const [isAdding, setAdding] = useState(false);
  const [said, setSaid] = useState<string>();
  const [shown, setShown] = useState<Shown>();
  if (error) return <ProblemAlert error={error} onAgain={() => void refetch()} />;
  if (!users) return <Text aria-busy>{t.licenses.loading}</Text>;
  return (
    <Stack>
      {said !== undefined && (
        <Alert color="green" role="status">
          {said}
        </Alert>
      )}
      {license.may.manage_users &&
        (isAdding ? (
          <AddUser
            license={license.id}
            onCancel={() => setAdding(false)}
            onAdded={({ true_email: email, initial_password: password }) => {
              setAdding(false);
              setSaid(t.users.added(email));
              if (password !== "") setShown({ email, password });
            }}
          />
        ) : (
          <Group>
            <Button onClick={() => setAdding(true)}>{t.users.add}</Button>
          </Group>
        ))}
      {users.rows.length === 0 && <Text c="dimmed">{t.users.none}</Text>}
      {users.rows.map((user) => (
        <User
          key={user.id}
          user={user}
          license={license}
          say={setSaid}
          show={(password) => setShown({ email: user.true_email, password })}
        />
      ))}
      <Steps
        page={users}
        offset={offset}
        addressOf={(next) => to.license(license.id, { tab: "users", offset: next })}
      />
      {shown && (
        <SecretDialog
          title={t.users.passwordOf(shown.email)}
          secrets={[{ name: t.users.initialPassword, value: shown.password }]}
          onDone={() => setShown(undefined)}
        />
      )}
    </Stack>
  );
}

interface UserProps {
  readonly user: PortalUser;
  readonly license: PortalLicense;
  readonly say: Say;
  readonly show: (password: string) => void;
}

function User({ user, license: { id, may }, say, show }: UserProps) {
  const [isEdited, setEdited] = useState(false);
  const { true_email: email, first_name, last_name, is_active, last_login, total_activations } = user;
  const most = user.allow_unlimited_activations ? null : user.max_activations;
  const button = { size: "xs", variant: "default" } as const;
  return (
    <Paper component="section" withBorder p="sm" aria-label={email}>
      <Group gap="xs">
        <Title order={2} size="h5" style={{ overflowWrap: "anywhere" }}>
          {email}
        </Title>
        {!is_active && (
          <Badge color="gray" variant="light">
            {t.users.inactive}
          </Badge>
        )}
      </Group>
      <Text size="sm">{`${first_name} ${last_name}`.trim()}</Text>
      <Text size="sm">{t.licenses.seats({ used: total_activations, most })}</Text>
      <Text size="sm">
        {t.users.lastLogin} <Time at={last_login} as="relative" absent={t.users.never} />
      </Text>
      {isEdited ? (
        <Activations license={id} user={user} onDone={() => setEdited(false)} />
      ) : (
        <Group gap="xs" mt="xs">
          {may.manage_users && (
            <>
              <Button {...button} onClick={() => setEdited(true)} aria-label={t.users.limitOf(email)}>
                {t.users.limit}
              </Button>
              <Button {...button} onClick={() => askToRemove(id, user, say)} aria-label={t.users.removeOf(email)}>
                {t.users.remove}
              </Button>
            </>
          )}
          {may.manage_passwords && (
            <>
              <Button {...button} onClick={() => askToReset(id, user, show)} aria-label={t.users.resetOf(email)}>
                {t.users.reset}
              </Button>
              <Button
                {...button}
                onClick={() => askToSwitch(id, user, say)}
                aria-label={t.users.switchOf(email, is_active)}
              >
                {is_active ? t.users.off.button : t.users.on.button}
              </Button>
            </>
          )}
        </Group>
      )}
    </Paper>
  );
}
