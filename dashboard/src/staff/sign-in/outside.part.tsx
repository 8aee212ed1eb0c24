import { Center, Paper, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { Heading } from "../../kit/heading.tsx";

/** The frame of a page for somebody who is not inside yet. */
export function Outside({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Center component="main" mih="90vh" p="md">
      <Paper withBorder p="lg" w="100%" maw={420}>
        <Stack>
          <Heading>{title}</Heading>
          {children}
        </Stack>
      </Paper>
    </Center>
  );
}
