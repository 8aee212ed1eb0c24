import { Button, Group, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { confirm } from "../../kit/confirm/confirm.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/portal.ts";
import { endSession, openSessionsQuery } from "./account.queries.ts";

/** Where one is signed in. */
export function Sessions() {
  const { data: sessions } = useSuspenseQuery(openSessionsQuery);
  return (
    <Stack component="ul" p={0} m={0} style={{ listStyle: "none" }}>
      {sessions.map(({ id, ip, user_agent, created_at, is_current }) => (
        <Group key={id} component="li" justify="space-between" gap="sm" wrap="nowrap">
          <div style={{ minWidth: 0 }}>
            <Text size="sm" style={{ overflowWrap: "anywhere" }}>
              {user_agent}
            </Text>
            <Text size="xs" c="dimmed">
              {ip} · <Time at={created_at} as="relative" />
            </Text>
          </div>
          {is_current ? (
            <Text size="sm" style={{ flexShrink: 0 }}>
              {t.account.thisOne}
            </Text>
          ) : (
            <Button
              size="xs"
              variant="default"
              style={{ flexShrink: 0 }}
              aria-label={t.account.endOf(ip)}
              onClick={() =>
                confirm({
                  title: t.account.endTitle,
                  body: t.account.endBody(ip),
                  button: t.account.end,
                  isDanger: true,
                  act: () => endSession(id),
                })
              }
            >
              {t.account.end}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}
