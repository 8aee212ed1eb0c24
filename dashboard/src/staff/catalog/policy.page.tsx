import { Button, Group, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ActionButton, actionsFor } from "../../kit/action.tsx";
import { Copyable } from "../../kit/copy.tsx";
import { Heading } from "../../kit/heading.tsx";
import { IconCopy } from "../../kit/icons.ts";
import { ButtonLink, PageLink } from "../../kit/link.tsx";
import { PageTabs } from "../../kit/page-tabs.tsx";
import { useId } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { ApplyPolicy } from "./apply-policy.part.tsx";
import { policiesQuery, productQuery } from "./catalog.queries.ts";
import { EditPolicy } from "./edit-policy.part.tsx";
import { NewPolicy, PolicyMarks } from "./policies.part.tsx";
import { policyQuery, policyTermsQuery } from "./policies.queries.ts";
import { deletePolicyAction, policyActions } from "./policy.actions.ts";
import { PolicyBilling } from "./policy-billing.part.tsx";
import { PolicyFeatures } from "./policy-features.part.tsx";
import { PolicyFields } from "./policy-fields.part.tsx";

/** One license policy: its terms, and what they mean for the licenses that it issued. */
export default function PolicyDetail() {
  const id = useId();
  const may = useMay();
  const navigate = useNavigate();
  const [isCopied, setCopied] = useState(false);
  const { data: policy } = useSuspenseQuery(policyQuery(id));
  const { data: own } = useSuspenseQuery(policyTermsQuery(id));
  const { data: product } = useSuspenseQuery(productQuery(policy.product));
  const { data: policies } = useSuspenseQuery(policiesQuery(policy.product));
  const other = policies.find((each) => each.id !== id);
  const actions = [
    ...policyActions,
    deletePolicyAction(() => void navigate({ to: to.product(product.id), search: { tab: "policies" } as never })),
  ];
  const tabs = [
    {
      name: "terms",
      text: t.catalog.tabs.terms,
      show: () => <EditPolicy key={policy.updated_at} policy={policy} product={product} terms={own.terms} />,
    },
    {
      name: "features",
      text: t.catalog.tabs.features,
      count: own.features.length,
      show: () => <PolicyFeatures policy={policy} product={product} features={own.features} />,
    },
    {
      name: "fields",
      text: t.catalog.tabs.fields,
      count: policy.license_custom_field_templates.length,
      show: () => <PolicyFields key={policy.updated_at} policy={policy} product={product} />,
    },
    {
      name: "billing",
      text: t.catalog.tabs.billing,
      show: () => <PolicyBilling key={policy.updated_at} policy={policy} />,
    },
    ...(may("licenses_read")
      ? [{ name: "apply", text: t.catalog.tabs.apply, show: () => <ApplyPolicy policy={policy} /> }]
      : []),
  ];
  return (
    <Stack gap="sm">
      <Heading
        actions={
          <>
            {other && (
              <ButtonLink to={to.comparePolicies({ left: id, right: other.id })} variant="default" size="sm">
                {t.catalog.compare}
              </ButtonLink>
            )}
            {may("catalog_write") && (
              <Button
                variant="default"
                size="sm"
                leftSection={<IconCopy size={16} aria-hidden />}
                onClick={() => setCopied(true)}
              >
                {t.catalog.duplicate}
              </Button>
            )}
            {actionsFor(actions, policy, may).map((action) => (
              <ActionButton key={action.id} action={action} subject={policy} />
            ))}
          </>
        }
      >
        {policy.name}
      </Heading>
      <Group gap="xs">
        <PolicyMarks policy={policy} />
        <Copyable value={policy.code} what={t.catalog.code} />
        <Text size="sm">
          {t.catalog.policyOf}{" "}
          <PageLink to={to.product(product.id, { tab: "policies" })}>{product.product_name}</PageLink>
        </Text>
      </Group>
      <PageTabs tabs={tabs} label={policy.name} />
      {isCopied && <NewPolicy product={product.id} copied={policy} onClose={() => setCopied(false)} />}
    </Stack>
  );
}
