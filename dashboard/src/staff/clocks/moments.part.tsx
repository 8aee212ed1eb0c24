import { Table, Text } from "@mantine/core";
import { PageLink } from "../../kit/link.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import type { DueMoment } from "./clocks.queries.ts";

const c = t.clocks;

/** What came, or comes next, to licenses. */
export function Moments({ moments, nothing }: { moments: readonly DueMoment[]; nothing: string }) {
  if (moments.length === 0) return <Text c="dimmed">{nothing}</Text>;
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{c.when}</Table.Th>
          <Table.Th>{c.what}</Table.Th>
          <Table.Th visibleFrom="xs">{c.license}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {moments.map((moment) => (
          <Table.Tr key={`${moment.at} ${moment.kind} ${moment.license} ${moment.detail}`}>
            <Table.Td>
              <Time at={moment.at} />
            </Table.Td>
            <Table.Td style={{ overflowWrap: "anywhere" }}>
              {c.kinds[moment.kind]}
              <Detail moment={moment} />
            </Table.Td>
            <Table.Td visibleFrom="xs" style={{ overflowWrap: "anywhere" }}>
              <PageLink to={to.license(moment.license)}>{moment.license_key ?? moment.license}</PageLink>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** The machine or the feature; of an update, what became of it. */
function Detail({ moment: { kind, detail } }: { moment: DueMoment }) {
  if (detail === null) return null;
  if (kind !== "scheduled_update") return <Text size="sm">{detail}</Text>;
  return detail.endsWith("failed") ? <Text size="sm">{c.failed}</Text> : null;
}
