import type { Product } from "@licet/sdk";
import { Stack, Text } from "@mantine/core";
import { ActionMenu, actionsFor } from "../../kit/action.tsx";
import { IconPlus } from "../../kit/icons.ts";
import { ButtonLink } from "../../kit/link.tsx";
import type { Column } from "../../kit/list/columns.ts";
import { ListPage } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { bundlePage } from "./catalog.queries.ts";
import { bundleSearch } from "./catalog.search.ts";
import { productActions } from "./product.actions.ts";
import { ProductState } from "./product-state.part.tsx";

const columns: readonly Column<Product>[] = [
  { id: "name", header: t.catalog.name, order: "product_name", cell: (row) => row.product_name },
  { id: "code", header: t.catalog.code, order: "short_code", onPhone: true, cell: (row) => row.short_code },
  { id: "state", header: t.catalog.state, onPhone: true, cell: (row) => <ProductState product={row} /> },
  {
    id: "created",
    header: t.catalog.created,
    order: "created_at",
    cell: (row) => <Time at={row.created_at} as="day" />,
  },
  { id: "id", header: t.catalog.id, order: "id", isExtra: true, cell: (row) => row.id },
];

/** Every bundle of the company. */
export default function BundleList() {
  const list = useList(bundlePage, bundleSearch);
  const may = useMay();
  const create = may("catalog_write") && (
    <ButtonLink to={to.newBundle()} leftSection={<IconPlus size={16} aria-hidden />}>
      {t.catalog.newBundle}
    </ButtonLink>
  );
  return (
    <ListPage
      list={list}
      name="bundles"
      title={t.nav.bundles}
      columns={columns}
      to={(row) => to.bundle(row.id)}
      rowId={(row) => row.id}
      rowName={(row) => row.product_name}
      menu={(row) => (
        <ActionMenu actions={actionsFor(productActions, row, may)} subject={row} name={row.product_name} />
      )}
      actions={create}
      nothingYet={
        <Stack align="flex-start">
          <Text c="dimmed">{t.catalog.noBundles}</Text>
          {create}
        </Stack>
      }
    />
  );
}
