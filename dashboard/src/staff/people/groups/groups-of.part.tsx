import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { PageLink } from "../../../kit/link.tsx";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { Rows } from "../rows.part.tsx";
import { someGroups } from "./groups.queries.ts";

const m = t.people.members;

/** The first groups that a filter matches, and the way to all of them. */
export function GroupsOf({ filter, none }: { filter: Readonly<Record<string, number>>; none: string }) {
  const { data } = useSuspenseQuery(someGroups(filter));
  return (
    <Stack gap="sm">
      <Rows
        rows={data.rows}
        none={none}
        columns={[
          { header: m.name, cell: (row) => <PageLink to={to.group(row.id)}>{row.name || row.code}</PageLink> },
          { header: m.code, isWide: true, cell: (row) => row.code },
        ]}
      />
      {data.hasNext && (
        <PageLink to={to.groups(filter)} size="sm">
          {t.people.all(data.count)}
        </PageLink>
      )}
    </Stack>
  );
}
