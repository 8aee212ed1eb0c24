import { Stack } from "@mantine/core";
import { Heading } from "../../kit/heading.tsx";
import { PageTabs } from "../../kit/page-tabs.tsx";
import { t } from "../../texts/staff.ts";
import { MessagesTab } from "./messages.part.tsx";
import { SubscriptionsTab } from "./subscription-list.part.tsx";

const s = t.subscriptions;

/** Subscriptions, and the messages by which they are known. */
export default function Subscriptions() {
  return (
    <Stack gap="sm">
      <Heading>{s.title}</Heading>
      <PageTabs
        label={s.title}
        tabs={[
          { name: "subscriptions", text: s.title, show: () => <SubscriptionsTab /> },
          { name: "messages", text: s.messages.title, show: () => <MessagesTab /> },
        ]}
      />
    </Stack>
  );
}
