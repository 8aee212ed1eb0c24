import { Alert, Button, Center, Code, Group, Stack, Text, Title } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { t } from "../texts/kit.ts";
import { asLicetError } from "./api.ts";
import { Copy } from "./copy.tsx";
import { IconAlertCircle } from "./icons.ts";
import { sentenceOf } from "./sentence.ts";

/** The page exists, but not for this role. */
export class NotAllowed extends Error {
  constructor(readonly permission: string) {
    super(permission);
  }
}

/** A refusal that has no better place: what happened, and the id to tell support. It stays until it is mended. */
export function ProblemAlert({
  error,
  sentence,
  onAgain,
}: {
  error: unknown;
  /** Says more than the refusal as a whole. */
  sentence?: string | undefined;
  onAgain?: (() => void) | undefined;
}) {
  const problem = asLicetError(error);
  return (
    <Alert
      color="red"
      icon={<IconAlertCircle aria-hidden />}
      title={titleOf(problem.status, problem.code)}
      role="alert"
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{sentence ?? sentenceOf(problem)}</Text>
        {problem.request_id !== undefined && (
          <Group gap={4}>
            <Text size="xs">{t.problem.requestId}:</Text>
            <Code>{problem.request_id}</Code>
            <Copy value={problem.request_id} what={t.problem.requestId} />
          </Group>
        )}
        {onAgain && (
          <Button size="xs" variant="default" onClick={onAgain}>
            {t.problem.again}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function titleOf(status: number, code: string): string {
  if (code === "connection_failed" || code === "timed_out") return t.problem.unreachable;
  return status >= 500 || status === 0 ? t.problem.unexpected : t.problem.title;
}

/** In place of a page that could not be loaded. */
export function PageProblem({ error, reset }: { error: unknown; reset?: () => void }) {
  const router = useRouter();
  if (error instanceof NotAllowed)
    return <Blank title={t.problem.notAllowed} body={t.problem.notAllowedBody(error.permission)} />;
  const problem = asLicetError(error);
  if (problem.status === 404) return <NotFound />;
  const again = () => {
    reset?.();
    void router.invalidate();
  };
  return (
    <Stack maw={640} p="md">
      <Title order={1} tabIndex={-1}>
        {titleOf(problem.status, problem.code)}
      </Title>
      <ProblemAlert error={error} onAgain={again} />
    </Stack>
  );
}

/** In place of what does not exist. */
export function NotFound() {
  return <Blank title={t.problem.notFound} body={t.problem.notFoundBody} />;
}

function Blank({ title, body }: { title: string; body: string }) {
  const router = useRouter();
  return (
    <Center mih="50vh" p="md">
      <Stack align="center" maw={480}>
        <Title order={1} size="h2" ta="center" tabIndex={-1}>
          {title}
        </Title>
        <Text c="dimmed" ta="center">
          {body}
        </Text>
        <Button variant="default" onClick={() => router.history.back()}>
          {t.problem.back}
        </Button>
      </Stack>
    </Center>
  );
}
