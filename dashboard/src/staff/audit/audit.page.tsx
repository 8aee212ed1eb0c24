import { Stack } from "@mantine/core";
import { Heading } from "../../kit/heading.tsx";
import { PageTabs } from "../../kit/page-tabs.tsx";
import { t } from "../../texts/staff.ts";
import { ChangesTab } from "./changes.part.tsx";
import { SecurityTab } from "./security.part.tsx";

const a = t.audit;

/** Who changed what, and who was refused. */
export default function Audit() {
  return (
    <Stack gap="sm">
      <Heading>{a.title}</Heading>
      <PageTabs
        label={a.title}
        tabs={[
          { name: "changes", text: a.changes, show: () => <ChangesTab /> },
          { name: "security", text: a.security, show: () => <SecurityTab /> },
        ]}
      />
    </Stack>
  );
}
