import type { License } from "@licet/sdk";
import { Badge, Text } from "@mantine/core";
import type { Column } from "../../kit/list/columns.ts";
import { ListPage } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { licensePage } from "./licenses.queries.ts";
import { licenseSearch } from "./licenses.search.ts";

const columns: readonly Column<License>[] = [
  { id: "key", header: t.licenses.key, order: "license_key", cell: (row) => row.license_key ?? t.licenses.noKey },
  { id: "product", header: t.licenses.product, onPhone: true, cell: (row) => row.product.product_name },
  { id: "state", header: t.licenses.state, onPhone: true, cell: (row) => <State license={row} /> },
  { id: "type", header: t.licenses.type, cell: (row) => row.license_type },
  { id: "valid", header: t.licenses.validUntil, cell: (row) => <Time at={row.validity_period} as="day" /> },
  {
    id: "created",
    header: t.licenses.created,
    order: "created_at",
    cell: (row) => <Time at={row.created_at} as="day" />,
  },
  { id: "id", header: t.licenses.id, order: "id", isExtra: true, cell: (row) => row.id },
];

function State({ license }: { license: License }) {
  if (!license.enabled)
    return (
      <Badge color="red" variant="light">
        {t.licenses.states.disabled}
      </Badge>
    );
  if (license.active)
    return (
      <Badge color="green" variant="light">
        {t.licenses.states.active}
      </Badge>
    );
  return (
    <Badge color="gray" variant="light">
      {t.licenses.states.unused}
    </Badge>
  );
}

/** Every license of the company. */
export default function LicenseList() {
  const list = useList(licensePage, licenseSearch);
  return (
    <ListPage
      list={list}
      name="licenses"
      title={t.licenses.title}
      columns={columns}
      to={(row) => to.license(row.id)}
      rowId={(row) => row.id}
      rowName={(row) => row.license_key ?? String(row.id)}
      nothingYet={<Text c="dimmed">{t.licenses.nothingYet}</Text>}
    />
  );
}
