import { Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Heading } from "../../kit/heading.tsx";
import { t } from "../../texts/portal.ts";
import { Codes } from "./codes.part.tsx";
import { RequestFile } from "./request-file.part.tsx";

/** Activates machines that have no network: by files that are carried, or by codes that are typed. */
export default function Offline() {
  return (
    <>
      <Heading>{t.offline.title}</Heading>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Way title={t.offline.file} body={t.offline.fileBody}>
          <RequestFile />
        </Way>
        <Way title={t.offline.codes} body={t.offline.codesBody}>
          <Codes />
        </Way>
      </SimpleGrid>
    </>
  );
}

function Way({ title, body, children }: { title: string; body: string; children: ReactNode }) {
  return (
    <Paper component="section" withBorder p="md">
      <Stack>
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text size="sm">{body}</Text>
        {children}
      </Stack>
    </Paper>
  );
}
