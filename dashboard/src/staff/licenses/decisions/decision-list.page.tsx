import type { ListedDecision } from "@licet/sdk";
import { Button, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { PageLink, targetOf } from "../../../kit/link.tsx";
import type { Column } from "../../../kit/list/columns.ts";
import { ListPage } from "../../../kit/list/list-page.tsx";
import { SavedFilters } from "../../../kit/list/saved-filters.tsx";
import { useList } from "../../../kit/list/use-list.ts";
import { Time } from "../../../kit/time.tsx";
import { wordFor } from "../../../kit/words.ts";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { useMay } from "../../session.ts";
import { codeCounts, decisionPage } from "./decisions.queries.ts";
import { decisionSearch } from "./decisions.search.ts";

const d = t.decisions;

const columns: readonly Column<ListedDecision>[] = [
  { id: "id", header: d.number, isShort: true, cell: (row) => row.id },
  { id: "code", header: d.code, onPhone: true, cell: (row) => <Code>{row.code}</Code> },
  {
    id: "at",
    header: d.at,
    order: "created_at",
    onPhone: true,
    isShort: true,
    cell: (row) => <Time at={row.created_at} />,
  },
  { id: "action", header: d.action, isShort: true, cell: (row) => wordFor(row.action, t.calls) },
  { id: "license", header: d.license, cell: (row) => <LicenseOf decision={row} /> },
  { id: "product", header: d.product, cell: (row) => row.product_name ?? row.product_code ?? "" },
  { id: "customer", header: d.customer, cell: (row) => row.customer_email ?? "" },
  { id: "device", header: d.device, cell: (row) => row.device_name || row.hardware_id || "" },
  { id: "user", header: d.user, isExtra: true, cell: (row) => row.username ?? "" },
  { id: "feature", header: d.feature, isExtra: true, cell: (row) => row.feature_code ?? "" },
  { id: "order", header: d.order, isExtra: true, cell: (row) => row.order_store_id ?? "" },
  { id: "app", header: d.app, isExtra: true, isShort: true, cell: (row) => row.app_ver ?? "" },
  { id: "ip", header: d.ip, isExtra: true, cell: (row) => row.ip },
];

function LicenseOf({ decision: { license_id, license_key } }: { decision: ListedDecision }) {
  if (license_id === null) return <Text span>{license_key ?? d.noLicense}</Text>;
  return (
    <PageLink to={to.license(license_id)} size="sm">
      {license_key ?? `#${license_id}`}
    </PageLink>
  );
}

/** Every refused call that is kept, and which refusals are frequent. */
export default function DecisionList() {
  const list = useList(decisionPage, decisionSearch);
  const may = useMay();
  return (
    <Stack gap="sm">
      <ListPage
        list={list}
        name="decisions"
        title={d.title}
        columns={columns}
        to={(row) => to.decision(row.id)}
        rowId={(row) => row.id}
        rowName={(row) => d.one(row.id)}
        actions={<OpenNumber />}
        saved={
          <>
            <SavedFilters page="decisions" list={list} mayShare={may("licenses_write")} />
            <Frequent chosen={list.search["code"]} choose={(code) => list.filter({ code })} />
          </>
        }
        nothingYet={<Text c="dimmed">{d.nothingYet}</Text>}
      />
    </Stack>
  );
}

/** The number that a refused application showed. */
function OpenNumber() {
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const id = Number(typed.trim().replace(/^#/, ""));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (Number.isSafeInteger(id) && id > 0) void navigate(targetOf(to.decision(id)));
      }}
    >
      <Group gap="xs" wrap="nowrap">
        <TextInput
          size="sm"
          w={200}
          aria-label={d.openNumber}
          placeholder={d.openNumber}
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" variant="default">
          {d.open}
        </Button>
      </Group>
    </form>
  );
}

/** The most frequent codes, each a filter. */
function Frequent({ chosen, choose }: { chosen: string | undefined; choose: (code: string) => void }) {
  const { data } = useSuspenseQuery(codeCounts);
  if (data.counts.length === 0) return null;
  return (
    <Group gap={4} w="100%" style={{ order: 1 }} role="group" aria-label={d.frequent}>
      <Text size="sm" c="dimmed">
        {d.frequent}:
      </Text>
      {data.counts.map(({ code = "", count }) => (
        <Button
          key={code}
          size="compact-xs"
          variant={chosen === code ? "filled" : "light"}
          aria-pressed={chosen === code}
          onClick={() => choose(chosen === code ? "" : code)}
        >
          {d.countOf(code, count)}
        </Button>
      ))}
    </Group>
  );
}
