import type { Device } from "@licet/sdk";
import { Badge, Group } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type Action, ActionMenu, actionsFor } from "../../kit/action.tsx";
import { IconGavel } from "../../kit/icons.ts";
import { targetOf } from "../../kit/link.tsx";
import type { Column } from "../../kit/list/columns.ts";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { deviceActions, deviceName } from "./device.actions.ts";

const d = t.devices;

/** Whether a device has a seat, in words. */
export function DeviceState({ device }: { device: Device }) {
  return (
    <Group gap={4}>
      <Badge variant="light" color={device.device_active ? "green" : "gray"}>
        {device.device_active ? d.states.active : d.states.free}
      </Badge>
      {device.blacklisted && (
        <Badge variant="light" color="red">
          {d.states.blacklisted}
        </Badge>
      )}
      {device.is_borrowed && (
        <Badge variant="light" color="grape">
          {d.states.borrowed}
        </Badge>
      )}
      {device.floating_in_use && !device.is_borrowed && (
        <Badge variant="light" color="blue">
          {d.states.holdsSlot}
        </Badge>
      )}
    </Group>
  );
}

/** What lists of devices show. */
export const deviceColumns: readonly Column<Device>[] = [
  { id: "name", header: d.name, cell: deviceName },
  { id: "state", isShort: true, header: d.state, onPhone: true, cell: (row) => <DeviceState device={row} /> },
  {
    id: "contact",
    isShort: true,
    header: d.lastContact,
    onPhone: true,
    cell: (row) => <Time at={row.last_check ?? row.time_activated} as="relative" />,
  },
  { id: "hardware", header: d.hardware, cell: (row) => row.hardware_id },
  { id: "os", header: d.os, cell: (row) => row.os },
  { id: "app", header: d.app, cell: (row) => row.app_ver },
  { id: "user", header: d.user, isExtra: true, cell: userOf },
  { id: "ip", header: d.ip, isExtra: true, cell: (row) => row.ip },
  { id: "vm", header: d.vm, isExtra: true, cell: (row) => (row.is_vm ? row.vm_info || d.isVm : "") },
  {
    id: "activated",
    isShort: true,
    header: d.activated,
    order: "time_activated",
    cell: (row) => <Time at={row.time_activated} as="day" />,
  },
  { id: "id", isShort: true, header: d.id, order: "id", isExtra: true, cell: (row) => row.id },
];

/** Who holds a device, by e-mail. */
export function userOf({ license_user, license }: Device): string {
  if (license_user === null) return "";
  return license.license_users.find(({ id }) => id === license_user)?.true_email ?? `#${license_user}`;
}

/** What can be done with a device, and why it would be refused. */
export function DeviceMenu({ device }: { device: Device }) {
  const may = useMay();
  const navigate = useNavigate();
  const explain: Action<Device> = {
    id: "explain",
    text: d.explain,
    icon: IconGavel,
    permission: "licenses_read",
    act: ({ license, hardware_id }) => navigate(targetOf(to.explain(license.id, { action: "activate", hardware_id }))),
  };
  return (
    <ActionMenu
      actions={actionsFor([...deviceActions, explain], device, may)}
      subject={device}
      name={deviceName(device)}
    />
  );
}
