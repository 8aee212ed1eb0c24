import { Group, NativeSelect, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { ExportLink } from "../../kit/export-link.tsx";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";

interface Export {
  readonly name: keyof typeof t.imports.files;
  readonly path: string;
  readonly permission: string;
  /** Whether only a period can be had. */
  readonly isOfPeriod?: true;
}

const files: readonly Export[] = [
  { name: "licenses", path: "licenses/export/", permission: "licenses_read" },
  { name: "license_features", path: "license-product-features/export/", permission: "licenses_read" },
  { name: "customers", path: "customers/export/", permission: "customers_read" },
  { name: "orders", path: "orders/export/", permission: "orders_read", isOfPeriod: true },
  { name: "histories", path: "licenses/export_history/", permission: "licenses_read", isOfPeriod: true },
  { name: "audit", path: "audit/export/", permission: "audit_read" },
];

const periods = ["last30", "last60", "last180", "last365"] as const;

/** Files to take away; the lists offer the same with their filters. */
export function Exports() {
  const may = useMay();
  return (
    <Stack>
      <Text size="sm" c="dimmed" maw={640}>
        {t.imports.exportsHint}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }}>
        {files
          .filter(({ permission }) => may(permission))
          .map((file) => (
            <File key={file.name} file={file} />
          ))}
      </SimpleGrid>
    </Stack>
  );
}

function File({ file: { name, path, isOfPeriod } }: { file: Export }) {
  const [range, setRange] = useState<string>("last365");
  const { title, hint } = t.imports.files[name];
  return (
    <Paper withBorder p="md">
      <Stack gap="xs" h="100%">
        <Title order={2} size="h5">
          {title}
        </Title>
        <Text size="sm" c="dimmed" style={{ flex: 1 }}>
          {hint}
        </Text>
        {isOfPeriod && (
          <NativeSelect
            label={t.imports.period}
            data={periods.map((value) => ({ value, label: t.imports.periods[value] }))}
            value={range}
            onChange={(event) => setRange(event.currentTarget.value)}
          />
        )}
        <Group>
          <ExportLink path={path} search={isOfPeriod ? { range } : {}} text={t.imports.download(title)} />
        </Group>
      </Stack>
    </Paper>
  );
}
