import type { License } from "@licet/sdk";
import { Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ActionMenu, actionsFor } from "../../kit/action.tsx";
import { ExportLink } from "../../kit/export-link.tsx";
import { ButtonLink, targetOf } from "../../kit/link.tsx";
import type { BulkTarget } from "../../kit/list/bulk-bar.tsx";
import type { Column } from "../../kit/list/columns.ts";
import { ListPage } from "../../kit/list/list-page.tsx";
import { SavedFilters } from "../../kit/list/saved-filters.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { BulkDialog, type BulkWish } from "./bulk-dialog.part.tsx";
import { licenseName, rowActions } from "./license.actions.ts";
import { LicenseState, SeatsText } from "./license-state.part.tsx";
import { licensePage } from "./licenses.queries.ts";
import { licenseSearch } from "./licenses.search.ts";

const l = t.licenses;

const bulkActions = ["disable", "enable", "update", "apply_policy", "follow_policy", "reset", "delete"] as const;

const columns: readonly Column<License>[] = [
  { id: "key", header: l.key, order: "license_key", cell: (row) => row.license_key ?? l.byUser(usersOf(row)) },
  { id: "product", header: l.product, order: "product_name", onPhone: true, cell: (row) => row.product.product_name },
  { id: "state", isShort: true, header: l.state, onPhone: true, cell: (row) => <LicenseState license={row} /> },
  { id: "seats", isShort: true, header: l.seats, align: "right", cell: (row) => <SeatsText license={row} /> },
  { id: "customer", header: l.customer, cell: (row) => row.customer?.email ?? "" },
  { id: "company", header: l.company, isExtra: true, cell: (row) => row.customer?.company_name ?? "" },
  { id: "order", header: l.order, order: "order__store_id", cell: (row) => row.order_store_id },
  { id: "type", isShort: true, header: l.type, cell: (row) => l.types[row.license_type] },
  {
    id: "valid",
    isShort: true,
    header: l.validUntil,
    order: "validity_period",
    cell: (row) => <Time at={row.validity_period} as="day" absent={l.noEnd} />,
  },
  {
    id: "check",
    isShort: true,
    header: l.lastCheck,
    cell: (row) => <Time at={row.last_check} as="relative" absent={l.never} />,
  },
  {
    id: "activated",
    isShort: true,
    header: l.activated,
    order: "time_activated",
    isExtra: true,
    cell: (row) => <Time at={row.time_activated} as="day" />,
  },
  {
    id: "activations",
    isShort: true,
    header: l.activations,
    align: "right",
    isExtra: true,
    cell: (row) => row.times_activated,
  },
  {
    id: "features",
    isShort: true,
    header: l.features,
    align: "right",
    isExtra: true,
    cell: (row) => row.product_features.length,
  },
  { id: "users", header: l.users, isExtra: true, cell: usersOf },
  { id: "subscription", header: l.subscription, isExtra: true, cell: (row) => row.subscription_id ?? "" },
  { id: "note", header: l.note, isExtra: true, cell: (row) => <Text lineClamp={1}>{row.note ?? ""}</Text> },
  {
    id: "created",
    isShort: true,
    header: l.created,
    order: "created_at",
    isExtra: true,
    cell: (row) => <Time at={row.created_at} as="day" />,
  },
  { id: "id", isShort: true, header: l.id, order: "id", isExtra: true, cell: (row) => row.id },
];

function usersOf({ license_users }: License): string {
  const [first, ...others] = license_users;
  if (!first) return "";
  return others.length === 0 ? first.true_email : l.andOthers(first.true_email, others.length);
}

/** Every license of the company. */
export default function LicenseList() {
  const list = useList(licensePage, licenseSearch);
  const may = useMay();
  const navigate = useNavigate();
  const [wish, setWish] = useState<BulkWish>();
  const bulk = bulkActions.map((action) => ({
    id: action,
    text: t.bulk.actions[action],
    isDanger: action === "delete",
    begin: (target: BulkTarget, count: number) => setWish({ action, target, count }),
  }));
  const menu = (row: License) => (
    <ActionMenu actions={actionsFor(rowActions, row, may)} subject={row} name={licenseName(row)} />
  );
  return (
    <>
      <ListPage
        list={list}
        name="licenses"
        title={l.title}
        columns={columns}
        to={(row) => to.license(row.id)}
        rowId={(row) => row.id}
        rowName={licenseName}
        {...(may("licenses_write") ? { menu, bulk } : {})}
        actions={
          <>
            <ButtonLink to={to.bulkActions()} variant="subtle" size="sm">
              {t.bulk.title}
            </ButtonLink>
            <ExportLink path="licenses/export/" search={list.search} text={l.export} />
          </>
        }
        saved={<SavedFilters page="licenses" list={list} mayShare={may("licenses_write")} />}
        nothingYet={<Text c="dimmed">{l.nothingYet}</Text>}
      />
      {wish && (
        <BulkDialog
          wish={wish}
          onClose={() => setWish(undefined)}
          onBegun={(id) => void navigate(targetOf(to.bulkAction(id)))}
        />
      )}
    </>
  );
}
