import type { License } from "@licet/sdk";
import { Badge, Group, Progress, Stack, Text } from "@mantine/core";
import { t } from "../../texts/staff.ts";
import { seatsOf } from "./license-terms.rules.ts";

const colors = { Active: "green", Inactive: "gray", Expired: "orange", Disabled: "red" } as const;

/** How a license stands, in one word. */
export function LicenseState({ license }: { license: Pick<License, "status"> }) {
  return (
    <Badge color={colors[license.status]} variant="light">
      {t.licenses.states[license.status]}
    </Badge>
  );
}

/** Seats in a row of a list. */
export function SeatsText({ license }: { license: License }) {
  return <span>{t.licenses.seatsShort(seatsOf(license))}</span>;
}

/** Seats at a glance. */
export function SeatsGauge({ license }: { license: License }) {
  const { used, most } = seatsOf(license);
  const isFull = most !== null && used >= most;
  const text = t.licenses.seatsTaken({ used, most });
  return (
    <Stack gap={4} miw={180}>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {text}
        </Text>
        {isFull && (
          <Badge color="orange" variant="light">
            {t.licenses.full}
          </Badge>
        )}
      </Group>
      {most !== null && most > 0 && (
        <Progress
          value={Math.min(100, (used / most) * 100)}
          color={isFull ? "orange" : "blue"}
          aria-label={text}
          size="sm"
        />
      )}
    </Stack>
  );
}
