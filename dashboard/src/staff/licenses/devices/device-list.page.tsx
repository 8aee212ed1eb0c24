import type { Device } from "@licet/sdk";
import { Text } from "@mantine/core";
import { PageLink } from "../../../kit/link.tsx";
import type { Column } from "../../../kit/list/columns.ts";
import { ListPage } from "../../../kit/list/list-page.tsx";
import { SavedFilters } from "../../../kit/list/saved-filters.tsx";
import { useList } from "../../../kit/list/use-list.ts";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { useMay } from "../../session.ts";
import { deviceName } from "../device.actions.ts";
import { DeviceMenu, deviceColumns } from "../device.part.tsx";
import { devicePage } from "../device.queries.ts";
import { deviceSearch } from "../device.search.ts";

const licenseColumn: Column<Device> = {
  id: "license",
  header: t.devices.license,
  cell: ({ license }) => (
    <PageLink to={to.license(license.id)} size="sm">
      {license.license_key ?? `#${license.id}`}
    </PageLink>
  ),
};
const [name, ...others] = deviceColumns;
const columns: readonly Column<Device>[] = [...(name ? [name] : []), licenseColumn, ...others];

/** Every device of the company. */
export default function DeviceList() {
  const list = useList(devicePage, deviceSearch);
  const may = useMay();
  return (
    <ListPage
      list={list}
      name="devices"
      title={t.devices.title}
      columns={columns}
      to={(row) => to.device(row.id)}
      rowId={(row) => row.id}
      rowName={deviceName}
      menu={(row) => <DeviceMenu device={row} />}
      saved={<SavedFilters page="devices" list={list} mayShare={may("licenses_write")} />}
      nothingYet={<Text c="dimmed">{t.devices.nothingYet}</Text>}
    />
  );
}
