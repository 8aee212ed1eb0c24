import type { Device, License } from "@licet/sdk";
import { Text } from "@mantine/core";
import { useMemo } from "react";
import { ListBody } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { deviceName } from "./device.actions.ts";
import { DeviceMenu, deviceColumns } from "./device.part.tsx";
import { devicesOfLicenseSearch } from "./device.search.ts";
import { devicesOfLicense } from "./license-parts.queries.ts";

/** The devices of a license. */
export function DevicesTab({ license }: { license: License }) {
  const query = useMemo(() => devicesOfLicense(license.id), [license.id]);
  const list = useList(query, devicesOfLicenseSearch);
  return (
    <ListBody<Device>
      list={list}
      name="devices-of-license"
      columns={deviceColumns}
      to={(row) => to.device(row.id)}
      rowId={(row) => row.id}
      rowName={deviceName}
      menu={(row) => <DeviceMenu device={row} />}
      nothingYet={<Text c="dimmed">{t.devices.noneOfLicense}</Text>}
    />
  );
}
