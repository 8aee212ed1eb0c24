import { Alert, Badge, Code, Group, Paper, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { t } from "../../texts/kit.ts";
import { IconCheck, IconMinus, IconX } from "../icons.ts";

/** One rule as the server explains it. */
export interface ShownRule {
  readonly rule: string;
  readonly passed: boolean | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly code: string | null;
  readonly remedy: { readonly action: string; readonly text: string } | null;
}

/** How people read what a rule says. */
export interface RuleWords {
  rule(name: string): string;
  remedy(remedy: { readonly action: string; readonly text: string }): string;
  fact(name: string): string;
  value(name: string, value: unknown): ReactNode;
}

/** A verdict, and every rule in the order in which the server judged; staff and portal show the same. */
export function Explanation({
  verdict,
  code,
  message,
  rules,
  words,
  remedyOf,
}: {
  verdict: "allowed" | "refused";
  code: string | null;
  message?: string | undefined;
  rules: readonly ShownRule[];
  words: RuleWords;
  /** What can be done about a rule that refuses, as a button. */
  remedyOf?: ((rule: ShownRule) => ReactNode) | undefined;
}) {
  return (
    <Stack>
      <Alert
        color={verdict === "allowed" ? "green" : "red"}
        title={verdict === "allowed" ? t.explain.allowed : t.explain.refused}
        icon={verdict === "allowed" ? <IconCheck aria-hidden /> : <IconX aria-hidden />}
      >
        {message && <Text size="sm">{message}</Text>}
        {code !== null && (
          <Text size="sm">
            {t.explain.code}: <Code>{code}</Code>
          </Text>
        )}
      </Alert>
      <Stack component="ol" gap="xs" p={0} m={0} style={{ listStyle: "none" }}>
        {stretchesOf(rules).map((stretch) =>
          stretch.length < foldedFrom ? (
            stretch.map(({ rule, at }) => (
              <Rule key={at} rule={rule} words={words} remedy={rule.passed === false ? remedyOf?.(rule) : undefined} />
            ))
          ) : (
            <Passed key={stretch[0]?.at} stretch={stretch} words={words} />
          ),
        )}
      </Stack>
    </Stack>
  );
}

/** So many rules in a row that passed are shown as one, so that what refuses is seen at once. */
const foldedFrom = 3;

interface Placed {
  readonly rule: ShownRule;
  readonly at: number;
}

/** Neighbours that passed, and each other rule by itself; all keep their order. */
function stretchesOf(rules: readonly ShownRule[]): readonly (readonly Placed[])[] {
  const stretches: Placed[][] = [];
  for (const [at, rule] of rules.entries()) {
    const last = stretches.at(-1);
    if (rule.passed === true && last?.[0]?.rule.passed === true) last.push({ rule, at });
    else stretches.push([{ rule, at }]);
  }
  return stretches;
}

function Passed({ stretch, words }: { stretch: readonly Placed[]; words: RuleWords }) {
  return (
    <Paper component="li" withBorder p="sm">
      <details>
        <Group component="summary" justify="space-between" wrap="nowrap" style={{ cursor: "pointer" }}>
          <Text size="sm">{t.explain.manyPassed(stretch.length)}</Text>
          <State passed />
        </Group>
        <Stack component="ol" gap="xs" p={0} mt="sm" mb={0} style={{ listStyle: "none" }}>
          {stretch.map(({ rule, at }) => (
            <Rule key={at} rule={rule} words={words} />
          ))}
        </Stack>
      </details>
    </Paper>
  );
}

function Rule({ rule, words, remedy }: { rule: ShownRule; words: RuleWords; remedy?: ReactNode }) {
  const facts = Object.entries(rule.facts);
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text fw={600} size="sm">
          {words.rule(rule.rule)}
        </Text>
        <State passed={rule.passed} />
      </Group>
      {facts.length > 0 && (
        <Group gap="xs" mt={4} role="group" aria-label={t.explain.facts}>
          {facts.map(([name, value]) => (
            <Text key={name} size="xs" c="dimmed">
              {words.fact(name)}: {words.value(name, value)}
            </Text>
          ))}
        </Group>
      )}
      {rule.passed === false && (rule.code !== null || rule.remedy !== null) && (
        <Stack gap={4} mt="xs" align="flex-start">
          {rule.code !== null && (
            <Text size="xs">
              {t.explain.code}: <Code>{rule.code}</Code>
            </Text>
          )}
          {rule.remedy !== null && (
            <Text size="sm">
              {t.explain.remedy}: {words.remedy(rule.remedy)}
            </Text>
          )}
          {remedy}
        </Stack>
      )}
    </Paper>
  );
}

function State({ passed }: { passed: boolean | null }) {
  if (passed === null)
    return (
      <Badge variant="light" color="gray" leftSection={<IconMinus size={12} aria-hidden />}>
        {t.explain.notJudged}
      </Badge>
    );
  return passed ? (
    <Badge variant="light" color="green" leftSection={<IconCheck size={12} aria-hidden />}>
      {t.explain.passed}
    </Badge>
  ) : (
    <Badge variant="light" color="red" leftSection={<IconX size={12} aria-hidden />}>
      {t.explain.failed}
    </Badge>
  );
}
