import type { LicenseTemplate } from "@licet/sdk";
import { NativeSelect, SimpleGrid, Stack, Switch, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Heading } from "../../kit/heading.tsx";
import { PageLink } from "../../kit/link.tsx";
import { useAddress } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { policiesQuery } from "./catalog.queries.ts";
import { ComparedFeatures, ComparedTerms } from "./compared.part.tsx";
import { policyQuery, policyTermsQuery } from "./policies.queries.ts";

/** Two policies side by side; which ones stands in the address. */
export default function ComparePolicies() {
  const { left, right } = useAddress();
  return (
    <Stack>
      <Heading>{t.catalog.compareTitle}</Heading>
      {left === undefined || right === undefined ? (
        <Text c="dimmed">
          {t.catalog.compareHow} <PageLink to={to.products()}>{t.nav.products}</PageLink>
        </Text>
      ) : (
        <Compared left={Number(left)} right={Number(right)} />
      )}
    </Stack>
  );
}

function Compared({ left, right }: { left: number; right: number }) {
  const { only } = useAddress();
  const navigate = useNavigate();
  const { data: one } = useSuspenseQuery(policyQuery(left));
  const { data: other } = useSuspenseQuery(policyQuery(right));
  const { data: ownOfOne } = useSuspenseQuery(policyTermsQuery(left));
  const { data: ownOfOther } = useSuspenseQuery(policyTermsQuery(right));
  const go = (change: Record<string, string | undefined>) => {
    const search = { left: String(left), right: String(right), only, ...change };
    const said = Object.entries(search).filter(([, value]) => value !== undefined);
    void navigate({ to: to.comparePolicies(), search: Object.fromEntries(said) as never, resetScroll: false });
  };
  const isOnly = only === "differences";
  const names = [one.name, other.name] as const;
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} maw={720}>
        <Choice label={t.catalog.left} policy={one} onChange={(id) => go({ left: id })} />
        <Choice label={t.catalog.right} policy={other} onChange={(id) => go({ right: id })} />
      </SimpleGrid>
      <Switch
        label={t.catalog.onlyDifferences}
        checked={isOnly}
        onChange={(event) => go({ only: event.currentTarget.checked ? "differences" : undefined })}
      />
      <ComparedTerms names={names} left={ownOfOne.terms} right={ownOfOther.terms} isOnly={isOnly} />
      <ComparedFeatures names={names} left={ownOfOne.features} right={ownOfOther.features} />
    </>
  );
}

function Choice({
  label,
  policy,
  onChange,
}: {
  label: string;
  policy: LicenseTemplate;
  onChange: (id: string) => void;
}) {
  const { data: policies } = useSuspenseQuery(policiesQuery(policy.product));
  return (
    <NativeSelect
      label={label}
      data={policies.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={String(policy.id)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
