import type { LicenseTemplate } from "@licet/sdk";
import { Alert, Button, Group, Loader, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Changes } from "../../kit/changes.tsx";
import { confirm } from "../../kit/confirm/confirm.tsx";
import { PageLink, targetOf } from "../../kit/link.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { applyPolicy, impactQuery, type PolicyImpact } from "./policies.queries.ts";
import { termName, termValue } from "./term-fields.part.tsx";

const sampled = 10;

/** What an apply would do to the licenses of a policy, and the button that does it. */
export function ApplyPolicy({ policy }: { policy: LicenseTemplate }) {
  const may = useMay();
  const isAllowed = may("licenses_write");
  const navigate = useNavigate();
  // An apply that is only looked at needs the permission of the apply itself.
  const { data: impact, error, refetch, isPending } = useQuery({ ...impactQuery(policy.id), enabled: isAllowed });
  if (!isAllowed) return <Text c="dimmed">{t.catalog.applyNeeds}</Text>;
  if (error) return <ProblemAlert error={error} onAgain={() => void refetch()} />;
  if (isPending)
    return (
      <Group>
        <Loader size="sm" aria-hidden />
        <Text role="status">{t.catalog.looking}</Text>
      </Group>
    );
  const { over_limit, expires, returns } = impact;
  const ask = () =>
    confirm({
      title: t.catalog.applyTitle(impact.changed),
      body: t.catalog.applyBody(policy.name),
      changes: [
        ...impact.fields
          .slice(0, 5)
          .map(({ name, from, to: after, licenses }) =>
            t.catalog.fieldChange(termName(name), termValue(from), termValue(after), licenses),
          ),
        ...(expires.total > 0 ? [t.catalog.expires(expires.total)] : []),
        ...(over_limit.total > 0 ? [t.catalog.overLimit(over_limit.total)] : []),
      ],
      button: t.catalog.applyButton(impact.changed),
      isDanger: expires.total > 0,
      act: async () => void navigate(targetOf(to.bulkAction(await applyPolicy(policy.id)))),
    });
  return (
    <Stack>
      <Text>{t.catalog.impact({ licenses: impact.licenses, changed: impact.changed })}</Text>
      {expires.total > 0 && <Alert color="red">{t.catalog.expires(expires.total)}</Alert>}
      {over_limit.total > 0 && <Alert color="yellow">{t.catalog.overLimit(over_limit.total)}</Alert>}
      {returns.total > 0 && <Alert>{t.catalog.returns(returns.total)}</Alert>}
      {impact.changed > 0 && (
        <>
          <Title order={2} size="h4">
            {t.catalog.whatChanges}
          </Title>
          <Changes
            changes={impact.fields.map(({ name, from, to: after, licenses }) => ({
              name,
              from,
              to: after,
              count: licenses,
            }))}
            nameOf={termName}
            shownOf={(_name, value) => termValue(value)}
            counted={t.nav.licenses}
          />
          <Group>
            <Button onClick={ask}>{t.catalog.applyButton(impact.changed)}</Button>
          </Group>
          <Title order={2} size="h4">
            {t.catalog.sample}
          </Title>
          <Sample impact={impact} />
        </>
      )}
    </Stack>
  );
}

function Sample({ impact }: { impact: PolicyImpact }) {
  return (
    <Table style={{ overflowWrap: "anywhere" }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t.catalog.license}</Table.Th>
          <Table.Th>{t.catalog.before}</Table.Th>
          <Table.Th>{t.catalog.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {impact.changes.slice(0, sampled).map(({ id, from, to: after }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <PageLink to={to.license(id)}>{id}</PageLink>
            </Table.Td>
            <Table.Td>{said(from, Object.keys(after))}</Table.Td>
            <Table.Td>{said(after, Object.keys(after))}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function said(values: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  return names.map((name) => `${termName(name)}: ${termValue(values[name])}`).join(", ");
}
