import type { License } from "@licet/sdk";
import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { PageLink } from "../../kit/link.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { someLicenses } from "./people.queries.ts";
import { Rows } from "./rows.part.tsx";

const l = t.licenses;

/** The first licenses that a filter matches, and the way to all of them. */
export function LicensesOf({
  filter,
  none,
  menu,
}: {
  filter: Readonly<Record<string, string | number>>;
  none: string;
  menu?: ((license: License) => ReactNode) | undefined;
}) {
  const { data } = useSuspenseQuery(someLicenses(filter));
  return (
    <Stack gap="sm" w="100%">
      <Rows
        rows={data.rows}
        none={none}
        menu={menu}
        menuHeader={t.people.actions}
        columns={[
          {
            header: l.key,
            cell: ({ id, license_key }) => (
              <PageLink to={to.license(id)}>{license_key ?? l.licenseOfUsers(id)}</PageLink>
            ),
          },
          { header: l.product, cell: ({ product }) => product.product_name },
          { header: l.type, isWide: true, cell: ({ license_type }) => l.types[license_type] },
          {
            header: l.validUntil,
            isWide: true,
            cell: ({ validity_period }) => <Time at={validity_period} as="day" absent={l.noEnd} />,
          },
        ]}
      />
      {data.hasNext && (
        <PageLink to={to.licenses(filter)} size="sm">
          {t.people.all(data.count)}
        </PageLink>
      )}
    </Stack>
  );
}
