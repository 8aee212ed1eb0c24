import { Badge } from "@mantine/core";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/portal.ts";
import type { PortalLicense } from "./licenses.queries.ts";

const colors = { Active: "green", Inactive: "gray", Expired: "orange", Disabled: "red" } as const;

/** Whether a license works, as a word. */
export function State({ license: { status } }: { license: PortalLicense }) {
  return (
    <Badge color={colors[status]} variant="light" style={{ flexShrink: 0 }}>
      {t.licenses.states[status]}
    </Badge>
  );
}

/** Until when a license works. */
export function Validity({ license }: { license: PortalLicense }) {
  const { validity_period: end, license_type: type, is_trial, time_activated, valid_duration } = license;
  if (type === "perpetual" && !is_trial) return t.licenses.forever;
  if (end === null) return time_activated === null ? t.licenses.fromActivation(valid_duration) : t.licenses.noEnd;
  return (
    <>
      {license.status === "Expired" ? t.licenses.ended : t.licenses.until} <Time at={end} as="day" />
    </>
  );
}
