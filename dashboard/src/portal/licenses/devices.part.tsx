import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Hint } from "../../kit/hint.tsx";
import { useAddress } from "../../kit/shell/pages.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/portal.ts";
import { to } from "../paths.ts";
import { askToAsk, askToBorrow, askToFree, askToFreeAll, askToRevoke, notFreeable } from "./license.actions.ts";
import {
  devicesQuery,
  type PortalDevice,
  type PortalLicense,
  type SeatBudget,
  seatBudgetQuery,
} from "./licenses.queries.ts";
import { Steps } from "./steps.part.tsx";

/** The devices that have a seat, and how they give it back. */
export function Devices({
  license,
  onFreed,
}: {
  license: PortalLicense;
  /** Says what comes next; without it, the sentence stands above the devices. */
  onFreed?: (device: PortalDevice) => void;
}) {
  const { offset } = useAddress();
  const { data: devices } = useSuspenseQuery(devicesQuery(license.id, offset));
  const { data: budget } = useSuspenseQuery(seatBudgetQuery(license.id));
  const [said, setSaid] = useState<string>();
  const free = (device: PortalDevice) =>
    askToFree(device, budget, (left) => {
      setSaid(t.licenses.freed(device.name, left));
      onFreed?.(device);
    });
  const ask = (device: PortalDevice) => askToAsk(device, () => setSaid(t.licenses.asked(device.name)));
  const borrow = (device: PortalDevice) =>
    askToBorrow(device, license.max_borrow_time, (until) => setSaid(t.licenses.borrowed(device.name, until)));
  const revoke = (device: PortalDevice) =>
    askToRevoke(device, (left) => setSaid(t.licenses.revoked(device.name, left)));
  const freeAll = () => askToFreeAll(license.id, devices.count, budget, (left) => setSaid(t.licenses.freedAll(left)));
  return (
    <Stack>
      {said !== undefined && (
        <Alert color="green" role="status">
          {said}
        </Alert>
      )}
      {(license.may.free_devices || license.may.ask_to_free_devices) && devices.rows.length > 0 && (
        <Text size="sm">
          {t.licenses.budgetOf(budget)} {!license.may.free_devices && t.licenses.asksFirst}
        </Text>
      )}
      {license.may.free_all_devices && !onFreed && devices.rows.length > 0 && (
        <Group>
          <Button variant="default" onClick={freeAll}>
            {t.licenses.freeAll}
          </Button>
        </Group>
      )}
      {devices.rows.length === 0 && <Text c="dimmed">{t.licenses.noDevices}</Text>}
      {devices.rows.map((device) => (
        <Device
          key={device.id}
          device={device}
          license={license}
          budget={budget}
          onFree={() => (license.may.free_devices ? free(device) : ask(device))}
          onBorrow={() => borrow(device)}
          onRevoke={() => revoke(device)}
        />
      ))}
      <Steps
        page={devices}
        offset={offset}
        addressOf={(next) =>
          onFreed ? to.replaceDevice({ license: license.id, offset: next }) : to.license(license.id, { offset: next })
        }
      />
    </Stack>
  );
}

interface DeviceProps {
  readonly device: PortalDevice;
  readonly license: PortalLicense;
  readonly budget: SeatBudget;
  readonly onFree: () => void;
  readonly onBorrow: () => void;
  readonly onRevoke: () => void;
}

function Device({ device, license: { may, is_floating_cloud }, budget, onFree, onBorrow, onRevoke }: DeviceProps) {
  const { name, os, app_ver, last_contact, license_user, is_own, is_borrowed, borrowed_until } = device;
  const reason = notFreeable(device, budget);
  const freeing = (
    <Button
      size="xs"
      variant="default"
      aria-disabled={reason !== undefined}
      data-disabled={reason !== undefined || undefined}
      onClick={() => reason === undefined && onFree()}
      aria-label={may.free_devices ? t.licenses.freeOf(name) : t.licenses.askOf(name)}
    >
      {may.free_devices ? t.licenses.free : t.licenses.ask}
    </Button>
  );
  return (
    <Paper component="section" withBorder p="sm" aria-label={name}>
      <Group justify="space-between" gap="sm">
        <div style={{ minWidth: 0 }}>
          <Title order={2} size="h5" style={{ overflowWrap: "anywhere" }}>
            {name}
          </Title>
          <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {[os, app_ver].filter((each) => each !== "").join(" · ")}
          </Text>
          <Text size="sm">
            {t.licenses.lastContact} <Time at={last_contact} as="relative" />
          </Text>
          {license_user && !is_own && (
            <Text size="sm" style={{ overflowWrap: "anywhere" }}>
              {t.licenses.usedBy(license_user.true_email)}
            </Text>
          )}
          {is_borrowed && (
            <Text size="sm">
              {t.licenses.borrowedUntil} <Time at={borrowed_until} />
            </Text>
          )}
        </div>
        <Group gap="xs">
          {may.borrow && is_floating_cloud && !is_borrowed && (
            <Button size="xs" variant="default" onClick={onBorrow} aria-label={t.licenses.borrowOf(name)}>
              {t.licenses.borrow}
            </Button>
          )}
          {may.revoke_devices && reason === undefined && (
            <Button size="xs" variant="default" onClick={onRevoke} aria-label={t.licenses.revokeOf(name)}>
              {t.licenses.revoke}
            </Button>
          )}
          {(may.free_devices || may.ask_to_free_devices) &&
            (reason === undefined ? freeing : <Hint label={reason}>{freeing}</Hint>)}
        </Group>
      </Group>
    </Paper>
  );
}
