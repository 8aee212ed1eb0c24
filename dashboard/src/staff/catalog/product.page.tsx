import { Anchor, Group, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { ActionButton, actionsFor } from "../../kit/action.tsx";
import { Copyable } from "../../kit/copy.tsx";
import { Heading } from "../../kit/heading.tsx";
import { PageLink } from "../../kit/link.tsx";
import { PageTabs } from "../../kit/page-tabs.tsx";
import { useId } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { bundlesOfQuery, featuresQuery, policiesQuery, productQuery } from "./catalog.queries.ts";
import { CustomFields } from "./custom-fields.part.tsx";
import { EditProduct } from "./edit-product.part.tsx";
import { Features } from "./features.part.tsx";
import { Files } from "./files.part.tsx";
import { Policies } from "./policies.part.tsx";
import { productActions } from "./product.actions.ts";
import { ProductState } from "./product-state.part.tsx";

/** One product with everything that belongs to it. */
export default function ProductDetail() {
  const id = useId();
  const may = useMay();
  const { data: product } = useSuspenseQuery(productQuery(id));
  const { data: policies } = useSuspenseQuery(policiesQuery(id));
  const { data: features } = useSuspenseQuery(featuresQuery(id));
  const { data: bundles } = useSuspenseQuery(bundlesOfQuery(id));
  const tabs = [
    {
      name: "overview",
      text: t.catalog.tabs.overview,
      show: () => <EditProduct key={product.updated_at} product={product} />,
    },
    {
      name: "policies",
      text: t.catalog.tabs.policies,
      count: policies.length,
      show: () => <Policies product={product} policies={policies} />,
    },
    {
      name: "features",
      text: t.catalog.tabs.features,
      count: features.length,
      show: () => <Features product={product} features={features} />,
    },
    {
      name: "fields",
      text: t.catalog.tabs.fields,
      count: product.custom_fields.length,
      show: () => <CustomFields product={product} />,
    },
    {
      name: "files",
      text: t.catalog.tabs.files,
      count: product.installation_files.length,
      show: () => <Files product={product} />,
    },
    {
      name: "bundles",
      text: t.catalog.tabs.bundles,
      count: bundles.length,
      show: () => <Bundles bundles={bundles} />,
    },
  ];
  return (
    <Stack gap="sm">
      <Heading
        actions={actionsFor(productActions, product, may).map((action) => (
          <ActionButton key={action.id} action={action} subject={product} />
        ))}
      >
        {product.product_name}
      </Heading>
      <Group gap="xs">
        <ProductState product={product} />
        <Copyable value={product.short_code} what={t.catalog.code} />
        <Anchor component={PageLink} to={to.licenses({ product_id: id })} size="sm">
          {t.catalog.itsLicenses}
        </Anchor>
      </Group>
      <PageTabs tabs={tabs} label={product.product_name} />
    </Stack>
  );
}

function Bundles({ bundles }: { bundles: readonly { id: number; product_name: string; short_code: string }[] }) {
  if (bundles.length === 0) return <Text c="dimmed">{t.catalog.inNoBundle}</Text>;
  return (
    <Stack gap="xs">
      {bundles.map(({ id, product_name, short_code }) => (
        <PageLink key={id} to={to.bundle(id)}>
          {product_name} ({short_code})
        </PageLink>
      ))}
    </Stack>
  );
}
