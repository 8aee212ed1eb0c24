import type { License } from "@licet/sdk";
import { Badge, Button, Group, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import { type Action, ActionMenu, actionsFor } from "../../kit/action.tsx";
import { IconEdit, IconPlus, IconRotateClockwise, IconTrash } from "../../kit/icons.ts";
import { Time } from "../../kit/time.tsx";
import { toast } from "../../kit/toast.tsx";
import { number } from "../../texts/language.ts";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { AddFeatureDialog, EditFeatureDialog } from "./feature-form.part.tsx";
import { editFeature, removeFeature } from "./license-parts.queries.ts";

const f = t.licenses.featuresTab;

/** A feature as a license has it. */
export type LicensedFeature = License["product_features"][number];

/** The features of a license, and what it and they have consumed. */
export function FeaturesTab({ license }: { license: License }) {
  const may = useMay();
  const [edited, setEdited] = useState<LicensedFeature>();
  const [isAdding, setAdding] = useState(false);
  return (
    <Stack gap="sm">
      {license.license_type === "consumption" && (
        <Text size="sm">
          {f.ofLicense}: <Units used={license.total_consumptions} most={mostOf(license)} />
        </Text>
      )}
      {may("licenses_write") && (
        <Group>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {f.add}
          </Button>
        </Group>
      )}
      {license.product_features.length === 0 ? (
        <Text c="dimmed">{f.none}</Text>
      ) : (
        <Table verticalSpacing="xs" style={{ overflowWrap: "anywhere" }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{f.feature}</Table.Th>
              <Table.Th visibleFrom="sm">{f.kind}</Table.Th>
              <Table.Th>{f.units}</Table.Th>
              <Table.Th visibleFrom="sm">{f.ends}</Table.Th>
              <Table.Th w={40} aria-label={f.actions} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {license.product_features.map((feature) => (
              <Table.Tr key={feature.id}>
                <Table.Td>
                  {feature.product_feature.name}
                  <Text size="xs" c="dimmed">
                    {feature.product_feature.code}
                  </Text>
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <Group gap={4}>
                    {f.kinds[feature.product_feature.feature_type]}
                    {(feature.is_floating || feature.is_floating_cloud) && (
                      <Badge variant="light">{f.floating(feature.floating_users)}</Badge>
                    )}
                  </Group>
                </Table.Td>
                <Table.Td>
                  {feature.product_feature.feature_type === "consumption" ? (
                    <Units used={feature.total_consumptions} most={mostOf(feature)} />
                  ) : (
                    "–"
                  )}
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <Time at={feature.expiry_date} absent={t.licenses.noEnd} />
                </Table.Td>
                <Table.Td>
                  <ActionMenu
                    actions={actionsFor(actionsOf(setEdited), feature, may)}
                    subject={feature}
                    name={feature.product_feature.name}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {edited && <EditFeatureDialog feature={edited} onClose={() => setEdited(undefined)} />}
      {isAdding && <AddFeatureDialog license={license} onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function Units({ used, most }: { used: number; most: number | null }) {
  return <span>{most === null ? f.unitsUnlimited(used) : `${number(used)} / ${number(most)}`}</span>;
}

function mostOf(counter: License | LicensedFeature): number | null {
  if (counter.allow_unlimited_consumptions) return null;
  const most = "max_consumption" in counter ? counter.max_consumption : counter.max_consumptions;
  return most + (counter.allow_overages ? counter.max_overages : 0);
}

function actionsOf(edit: (feature: LicensedFeature) => void): readonly Action<LicensedFeature>[] {
  const permission = "licenses_write";
  return [
    { id: "edit", text: f.edit, icon: IconEdit, permission, act: edit },
    {
      id: "reset",
      text: f.reset,
      icon: IconRotateClockwise,
      permission,
      isFor: ({ product_feature }) => product_feature.feature_type === "consumption",
      unavailable: ({ total_consumptions }) => (total_consumptions === 0 ? f.nothingUsed : undefined),
      question: ({ product_feature, total_consumptions }) => ({
        title: f.resetTitle(product_feature.name),
        body: f.resetBody(total_consumptions),
        button: f.reset,
        isDanger: true,
      }),
      act: async ({ id }) => {
        await editFeature(id, { total_consumptions: 0 });
        toast(f.wasReset);
      },
    },
    {
      id: "remove",
      text: f.remove,
      icon: IconTrash,
      permission,
      isDanger: true,
      question: ({ product_feature }) => ({
        title: f.removeTitle(product_feature.name),
        body: f.removeBody,
        button: f.remove,
        isDanger: true,
      }),
      act: async ({ id, product_feature }) => {
        await removeFeature(id);
        toast(f.removed(product_feature.name));
      },
    },
  ];
}
