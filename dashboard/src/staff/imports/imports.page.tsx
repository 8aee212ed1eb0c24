import { Stack } from "@mantine/core";
import { Heading } from "../../kit/heading.tsx";
import { PageTabs } from "../../kit/page-tabs.tsx";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { Exports } from "./exports.part.tsx";
import { type ImportKind, importKinds } from "./imports.rules.ts";
import { Runs } from "./runs.part.tsx";
import { Upload } from "./upload.part.tsx";

/** Imports of each kind, and exports. */
export default function Imports() {
  const may = useMay();
  const kinds = (Object.keys(importKinds) as ImportKind[]).filter((kind) => may(importKinds[kind].read));
  const tabs = [
    ...kinds.map((kind) => ({
      name: kind,
      text: t.imports.kinds[kind],
      show: () => (
        <Stack key={kind}>
          {may(importKinds[kind].write) && <Upload kind={kind} />}
          <Runs kind={kind} />
        </Stack>
      ),
    })),
    { name: "exports", text: t.imports.exports, show: () => <Exports /> },
  ];
  return (
    <Stack gap="sm">
      <Heading>{t.nav.imports}</Heading>
      <PageTabs tabs={tabs} label={t.nav.imports} />
    </Stack>
  );
}
