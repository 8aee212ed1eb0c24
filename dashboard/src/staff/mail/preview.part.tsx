import { Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { asLicetError } from "../../kit/api.ts";
import { sentenceOf } from "../../kit/sentence.ts";
import { t } from "../../texts/staff.ts";
import { type Draft, previewQuery } from "./mail.queries.ts";
import { MailView } from "./mail-view.part.tsx";

const x = t.mail.text;

/** A draft as it would arrive; what is wrong with it stands in its place. */
export function Preview({ draft }: { draft: Draft }) {
  const { data, error, isPlaceholderData } = useQuery(previewQuery(draft));
  return (
    <Stack gap="xs" component="section" aria-label={x.preview} aria-busy={isPlaceholderData}>
      <Title order={2} size="h5">
        {x.preview}
      </Title>
      {error !== null && <Problem error={error} />}
      {data && error === null && (
        <>
          <Text size="xs" c="dimmed">
            {data.license === null ? x.invented : x.ofLicense}
          </Text>
          <Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
            {data.subject}
          </Text>
          <Paper withBorder style={{ overflow: "hidden" }}>
            <MailView html={data.html} label={t.mail.html} />
          </Paper>
        </>
      )}
    </Stack>
  );
}

function Problem({ error }: { error: unknown }) {
  const problem = asLicetError(error);
  const [first] = problem.errors;
  return (
    <Text size="sm" c="red" role="status">
      {first?.message ?? sentenceOf(problem)}
    </Text>
  );
}
