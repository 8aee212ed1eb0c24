import { Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ActionButton, actionsFor } from "../../kit/action.tsx";
import type { ShownRule } from "../../kit/explain/explanation.tsx";
import { ButtonLink, PageLink } from "../../kit/link.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { deviceName, freeSeat, unblacklist } from "./device.actions.ts";
import { blacklisted, seatHolders } from "./explain.queries.ts";
import { enable } from "./license.actions.ts";
import { licenseQuery } from "./licenses.queries.ts";

const r = t.explain.remedies;

/** Remedies that are an edit of the license, by the property that it is about. */
const edits: Readonly<Record<string, { readonly text: string; readonly focus: string }>> = {
  extend_validity: { text: r.validity, focus: "validity_period" },
  wait_until: { text: r.terms, focus: "start_date" },
  allow_virtual_machines: { text: r.terms, focus: "prevent_vm" },
  switch_hardware_key_off: { text: r.terms, focus: "is_hardware_key_auth" },
  allow_offline_activation: { text: r.terms, focus: "allow_offline_activation" },
  allow_air_gap: { text: r.terms, focus: "is_air_gapped" },
  raise_max_activations: { text: r.seats, focus: "max_activations" },
  allow_transfers: { text: r.terms, focus: "max_transfers" },
  raise_max_transfers: { text: r.terms, focus: "max_transfers" },
  extend_maintenance: { text: r.terms, focus: "maintenance_period" },
  raise_floating_users: { text: r.terms, focus: "floating_users" },
  release_a_slot: { text: r.terms, focus: "floating_users" },
  allow_negative_consumptions: { text: r.terms, focus: "allow_negative_consumptions" },
  raise_max_consumptions: { text: r.terms, focus: "max_consumptions" },
  allow_borrowing: { text: r.terms, focus: "can_borrow" },
  raise_max_borrow_time: { text: r.terms, focus: "max_borrow_time" },
};

/** Remedies that are done in a part of the license's page. */
const tabs: Readonly<Record<string, { readonly text: string; readonly tab: string }>> = {
  add_feature: { text: r.features, tab: "features" },
  extend_feature: { text: r.features, tab: "features" },
  make_feature_floating: { text: r.features, tab: "features" },
  use_consumption_feature: { text: r.features, tab: "features" },
  assign_user: { text: r.users, tab: "users" },
  raise_user_max_activations: { text: r.users, tab: "users" },
};

/** What can be done about a rule that refuses; nothing where the role may not, or nothing can be done here. */
export function Remedy({ rule, license }: { rule: ShownRule; license: number }) {
  const may = useMay();
  const action = rule.remedy?.action;
  if (action === undefined || !may("licenses_write")) return null;
  // A rule of a product in a bundle is about that license.
  const of = rule.facts["license_id"];
  const id = typeof of === "number" ? of : license;
  if (action === "free_a_seat") return <FreeSeats license={id} />;
  if (action === "enable_license") return <Enable license={id} />;
  if (action === "remove_from_blacklist") return <Unblacklist license={id} hardware={rule.facts["hardware_id"]} />;
  const edit = edits[action];
  const tab = tabs[action];
  if (edit) return <Go to={to.editLicense(id, { focus: edit.focus })} text={edit.text} />;
  return tab ? <Go to={to.license(id, { tab: tab.tab })} text={tab.text} /> : null;
}

function Go({ to: address, text }: { to: string; text: string }) {
  return (
    <ButtonLink to={address} size="compact-sm" variant="default">
      {text}
    </ButtonLink>
  );
}

/** The devices that have the seats, each with its button: relief stands where the pain is. */
function FreeSeats({ license }: { license: number }) {
  const { data: devices = [] } = useQuery(seatHolders(license));
  return (
    <Stack gap="xs" align="flex-start" role="group" aria-label={t.explain.devices}>
      {devices.map((device) => (
        <Group key={device.id} gap="sm">
          <ActionButton action={freeSeat} subject={device} size="compact-sm" />
          <Text size="sm">
            <PageLink to={to.device(device.id)}>{deviceName(device)}</PageLink>,{" "}
            <Time at={device.last_check ?? device.time_activated} as="relative" />
          </Text>
        </Group>
      ))}
      <Go to={to.editLicense(license, { focus: "max_activations" })} text={r.seats} />
    </Stack>
  );
}

function Enable({ license: id }: { license: number }) {
  const may = useMay();
  const { data: license } = useQuery(licenseQuery(id));
  if (!license) return null;
  return actionsFor([enable], license, may).map((action) => (
    <ActionButton key={action.id} action={action} subject={license} size="compact-sm" />
  ));
}

function Unblacklist({ license, hardware }: { license: number; hardware: unknown }) {
  const may = useMay();
  const { data: devices = [] } = useQuery(blacklisted(license));
  return devices
    .filter(({ hardware_id }) => typeof hardware !== "string" || hardware_id === hardware)
    .flatMap((device) =>
      actionsFor([unblacklist], device, may).map((action) => (
        <ActionButton key={device.id} action={action} subject={device} size="compact-sm" />
      )),
    );
}
