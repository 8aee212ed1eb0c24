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
import { productPage } from "./catalog.queries.ts";
import { productSearch } from "./catalog.search.ts";
import { productActions } from "./product.actions.ts";
import { ProductState } from "./product-state.part.tsx";
import { termValue } from "./term-fields.part.tsx";

const columns: readonly Column<Product>[] = [
  { id: "name", header: t.catalog.name, order: "product_name", cell: (row) => row.product_name },
  { id: "code", header: t.catalog.code, order: "short_code", onPhone: true, cell: (row) => row.short_code },
  { id: "state", header: t.catalog.state, onPhone: true, cell: (row) => <ProductState product={row} /> },
  {
    id: "method",
    header: t.catalog.method,
    cell: (row) => (row.authorization_method === "user" ? t.catalog.methods.user : t.catalog.methods["license-key"]),
  },
  { id: "type", header: t.catalog.terms.default_license_type, cell: (row) => termValue(row.default_license_type) },
  { id: "features", header: t.catalog.tabs.features, align: "right", cell: (row) => row.product_features.length },
  {
    id: "created",
    header: t.catalog.created,
    order: "created_at",
    cell: (row) => <Time at={row.created_at} as="day" />,
  },
  { id: "id", header: t.catalog.id, order: "id", isExtra: true, cell: (row) => row.id },
];

/** Every product of the company. */
export default function ProductList() {
  const list = useList(productPage, productSearch);
  const may = useMay();
  const create = may("catalog_write") && (
    <ButtonLink to={to.newProduct()} leftSection={<IconPlus size={16} aria-hidden />}>
      {t.catalog.newProduct}
    </ButtonLink>
  );
  return (
    <ListPage
      list={list}
      name="products"
      title={t.nav.products}
      columns={columns}
      to={(row) => to.product(row.id)}
      rowId={(row) => row.id}
      rowName={(row) => row.product_name}
      menu={(row) => (
        <ActionMenu actions={actionsFor(productActions, row, may)} subject={row} name={row.product_name} />
      )}
      actions={create}
      nothingYet={
        <Stack align="flex-start">
          <Text c="dimmed">{t.catalog.noProducts}</Text>
          {create}
        </Stack>
      }
    />
  );
}
