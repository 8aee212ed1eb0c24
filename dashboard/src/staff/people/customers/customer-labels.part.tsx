import type { Customer } from "@licet/sdk";
import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Hint } from "../../../kit/hint.tsx";
import { IconTag, IconX } from "../../../kit/icons.ts";
import { toastProblem } from "../../../kit/toast.tsx";
import { t } from "../../../texts/staff.ts";
import { useMay } from "../../session.ts";
import { Label } from "../labels/label.part.tsx";
import { labelsQuery } from "../labels/labels.queries.ts";
import { putLabel, takeLabel } from "./customers.queries.ts";

const l = t.people.labels;

/** The labels on a customer, to be put on and taken off. */
export function CustomerLabels({ customer }: { customer: Customer }) {
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const { data: labels = [] } = useQuery({ ...labelsQuery, enabled: isOpen });
  const others = labels.filter(({ id }) => !customer.clabels.includes(id));
  return (
    <Group gap="xs">
      {customer.labels.map(({ id, label, color }) => (
        <Group key={id} gap={2} wrap="nowrap">
          <Label label={label} color={color} />
          {may("customers_write") && (
            <Hint label={l.takeOff(label)}>
              <ActionIcon
                size="xs"
                variant="subtle"
                color="gray"
                aria-label={l.takeOff(label)}
                onClick={() => void takeLabel(id).catch(toastProblem)}
              >
                <IconX size={12} aria-hidden />
              </ActionIcon>
            </Hint>
          )}
        </Group>
      ))}
      {may("customers_write") && (
        <Menu withinPortal opened={isOpen} onChange={setOpen}>
          <Menu.Target>
            <Button size="compact-xs" variant="default" leftSection={<IconTag size={12} aria-hidden />}>
              {l.putOn}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.length === 0 && <Menu.Item disabled>{l.noOthers}</Menu.Item>}
            {others.map(({ id, label, color }) => (
              <Menu.Item key={id} onClick={() => void putLabel(customer.id, id).catch(toastProblem)}>
                <Label label={label} color={color} />
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {customer.labels.length === 0 && !may("customers_write") && l.none}
    </Group>
  );
}
