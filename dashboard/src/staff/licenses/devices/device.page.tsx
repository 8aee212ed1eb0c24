import type { Device, LicenseActivation } from "@licet/sdk";
import { Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { ActionButton, actionsFor } from "../../../kit/action.tsx";
import { Copyable } from "../../../kit/copy.tsx";
import { Heading } from "../../../kit/heading.tsx";
import { IconGavel } from "../../../kit/icons.ts";
import { ButtonLink, PageLink } from "../../../kit/link.tsx";
import type { Column } from "../../../kit/list/columns.ts";
import { ListBody } from "../../../kit/list/list-page.tsx";
import { useList } from "../../../kit/list/use-list.ts";
import { useId } from "../../../kit/shell/pages.tsx";
import { Time } from "../../../kit/time.tsx";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { useMay } from "../../session.ts";
import { deviceActions, deviceName } from "../device.actions.ts";
import { DeviceState, userOf } from "../device.part.tsx";
import { activationsOf, deviceQuery } from "../device.queries.ts";
import { activationSearch } from "../device.search.ts";
import { BorrowButton } from "./borrow.part.tsx";
import { Variables } from "./variables.part.tsx";

const d = t.devices;

/** One device: who it is, its seat, its variables, its activations. */
export default function DevicePage() {
  const id = useId();
  const may = useMay();
  const { data: device } = useSuspenseQuery(deviceQuery(id));
  const { license, hardware_id } = device;
  return (
    <Stack gap="md">
      <Heading
        actions={
          <>
            <ButtonLink
              to={to.explain(license.id, { action: "activate", hardware_id })}
              variant="default"
              size="sm"
              leftSection={<IconGavel size={16} aria-hidden />}
            >
              {d.explain}
            </ButtonLink>
            {may("licenses_write") && device.floating_in_use && <BorrowButton device={device} />}
            {actionsFor(deviceActions, device, may).map((action) => (
              <ActionButton key={action.id} action={action} subject={device} />
            ))}
          </>
        }
      >
        {deviceName(device)}
      </Heading>
      <Facts device={device} />
      <Paper withBorder p="md">
        <Variables device={device} />
      </Paper>
      <Paper withBorder p="md">
        <Title order={2} size="h4" mb="sm">
          {d.activations}
        </Title>
        <Activations id={id} />
      </Paper>
    </Stack>
  );
}

function Facts({ device }: { device: Device }) {
  const { license } = device;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [d.state, <DeviceState key="state" device={device} />],
    [d.license, <LicenseLink key="license" license={license} />],
    [d.user, userOf(device)],
    [d.hardware, <Copyable key="hardware" value={device.hardware_id} what={d.hardware} />],
    [d.lastContact, <Time key="contact" at={device.last_check} absent={t.licenses.never} />],
    [d.activated, <Time key="activated" at={device.time_activated} />],
    [d.freedAt, device.time_deactivated && <Time key="freed" at={device.time_deactivated} />],
    [d.borrowedUntil, device.borrowed_until && <Time key="borrowed" at={device.borrowed_until} />],
    [d.os, device.os],
    [d.app, device.app_ver],
    [d.sdk, device.sdk_build_version],
    [d.ip, [device.ip, device.external_ip].filter(Boolean).join(", ")],
    [d.mac, device.mac_address],
    [d.vm, device.is_vm ? device.vm_info || d.isVm : ""],
  ];
  return (
    <Paper withBorder p="md">
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
        {facts
          .filter(([, value]) => value !== "" && value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <Text size="xs" c="dimmed" mb={2}>
                {name}
              </Text>
              <Text component="div" size="sm" style={{ overflowWrap: "anywhere" }}>
                {value}
              </Text>
            </div>
          ))}
      </SimpleGrid>
    </Paper>
  );
}

function LicenseLink({ license }: { license: Device["license"] }) {
  return <PageLink to={to.license(license.id)}>{license.license_key ?? `#${license.id}`}</PageLink>;
}

const activationColumns: readonly Column<LicenseActivation>[] = [
  { id: "action", header: d.what, cell: (row) => d.actions[row.action] },
  { id: "ts", header: d.when, order: "ts", onPhone: true, cell: (row) => <Time at={row.ts} /> },
];

function Activations({ id }: { id: number }) {
  const query = useMemo(() => activationsOf(id), [id]);
  const list = useList(query, activationSearch);
  return (
    <ListBody
      list={list}
      name="activations"
      columns={activationColumns}
      rowId={(row) => row.id}
      rowName={(row) => d.actions[row.action]}
      nothingYet={<Text c="dimmed">{d.noActivations}</Text>}
    />
  );
}
