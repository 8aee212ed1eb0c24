import type { Decision } from "@licet/sdk";
import { Code, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Copyable } from "../../../kit/copy.tsx";
import { Explanation } from "../../../kit/explain/explanation.tsx";
import { Heading } from "../../../kit/heading.tsx";
import { IconGavel, IconKey } from "../../../kit/icons.ts";
import { ButtonLink, PageLink } from "../../../kit/link.tsx";
import { useId } from "../../../kit/shell/pages.tsx";
import { Time } from "../../../kit/time.tsx";
import { wordFor } from "../../../kit/words.ts";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { explainAgain } from "../explain.search.ts";
import { ruleWords } from "../member-value.part.tsx";
import { Remedy } from "../remedies.part.tsx";
import { decisionQuery } from "./decisions.queries.ts";

const d = t.decisions;

/** One refused call, as it was judged at that moment. */
export default function DecisionPage() {
  const id = useId();
  const { data: decision } = useSuspenseQuery(decisionQuery(id));
  const { license_id, rules } = decision;
  const again = explainAgain(decision);
  return (
    <Stack gap="md" maw={980}>
      <Heading
        actions={
          license_id !== null && (
            <>
              <ButtonLink
                to={to.license(license_id, { tab: "devices" })}
                variant="default"
                size="sm"
                leftSection={<IconKey size={16} aria-hidden />}
              >
                {d.openLicense}
              </ButtonLink>
              {again && (
                <ButtonLink
                  to={to.explain(license_id, again)}
                  size="sm"
                  leftSection={<IconGavel size={16} aria-hidden />}
                >
                  {d.explainNow}
                </ButtonLink>
              )}
            </>
          )
        }
      >
        {d.one(decision.id)}
      </Heading>
      <Facts decision={decision} />
      <Title order={2} size="h4">
        {d.thatMoment}
      </Title>
      <Explanation
        verdict={decision.verdict}
        code={decision.code}
        message={decision.message}
        rules={rules}
        words={ruleWords}
        remedyOf={(rule) => license_id !== null && <Remedy rule={rule} license={license_id} />}
      />
      {rules.length === 0 && <Text c="dimmed">{d.noRules}</Text>}
      {rules.length === 0 && Object.keys(decision.facts).length > 0 && (
        <Paper withBorder p="md">
          <Title order={3} size="h5" mb="xs">
            {d.facts}
          </Title>
          {Object.entries(decision.facts).map(([name, value]) => (
            <Text key={name} size="sm">
              {name}: <Code>{typeof value === "string" ? value : JSON.stringify(value)}</Code>
            </Text>
          ))}
        </Paper>
      )}
    </Stack>
  );
}

function Facts({ decision }: { decision: Decision }) {
  const { license_id, product_id, customer_id, order_id } = decision;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [d.at, <Time key="at" at={decision.created_at} />],
    [d.action, wordFor(decision.action, t.calls)],
    [
      d.license,
      license_id !== null && (
        <PageLink key="license" to={to.license(license_id)}>
          {decision.license_key ?? `#${license_id}`}
        </PageLink>
      ),
    ],
    [d.key, license_id === null && decision.license_key],
    [
      d.product,
      product_id !== null && (
        <PageLink key="product" to={to.product(product_id)}>
          {decision.product_name ?? product_id}
        </PageLink>
      ),
    ],
    [d.productCode, product_id === null && decision.product_code],
    [
      d.customer,
      customer_id !== null && (
        <PageLink key="customer" to={to.customer(customer_id)}>
          {decision.customer_email ?? customer_id}
        </PageLink>
      ),
    ],
    [
      d.order,
      order_id !== null && (
        <PageLink key="order" to={to.order(order_id)}>
          {decision.order_store_id ?? order_id}
        </PageLink>
      ),
    ],
    [d.device, [decision.device_name, decision.hardware_id].filter(Boolean).join(" · ")],
    [d.user, decision.username],
    [d.feature, decision.feature_code],
    [d.app, decision.app_ver],
    [d.sdk, decision.sdk_ver],
    [d.ip, decision.ip],
    [d.requestId, <Copyable key="request" value={decision.request_id} what={d.requestId} />],
  ];
  return (
    <Paper component="section" withBorder p="md" aria-label={d.refused}>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }}>
        {facts
          .filter(([, value]) => Boolean(value))
          .map(([name, value]) => (
            <div key={name}>
              <Text size="xs" c="dimmed" mb={2}>
                {name}
              </Text>
              <Text component="div" size="sm" style={{ overflowWrap: "anywhere" }}>
                {value}
              </Text>
            </div>
          ))}
      </SimpleGrid>
    </Paper>
  );
}
