import { Anchor, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ProblemAlert } from "../../kit/problem.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/portal.ts";
import { downloadsQuery } from "./licenses.queries.ts";

/** The installation files that a license may have. */
export function Downloads({ license }: { license: number }) {
  const { data: files, error, refetch } = useQuery(downloadsQuery(license));
  if (error) return <ProblemAlert error={error} onAgain={() => void refetch()} />;
  if (!files) return <Text aria-busy>{t.licenses.loading}</Text>;
  if (files.length === 0) return <Text c="dimmed">{t.downloads.none}</Text>;
  return (
    <Stack>
      {files.map(({ id, version, environment, release_date, installation_file, release_notes_link, size }) => (
        <Paper key={id} withBorder p="sm" component="section" aria-label={version}>
          <Title order={2} size="h5" style={{ overflowWrap: "anywhere" }}>
            {version} {environment}
          </Title>
          <Text size="sm" c="dimmed">
            <Time at={release_date} as="day" /> {size !== null && t.downloads.size(Number(size))}
          </Text>
          <Group gap="md">
            {installation_file && (
              <Anchor size="sm" href={installation_file} rel="noreferrer">
                {t.downloads.download(version)}
              </Anchor>
            )}
            {release_notes_link && (
              <Anchor size="sm" href={release_notes_link} rel="noreferrer">
                {t.downloads.notes(version)}
              </Anchor>
            )}
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}
