import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Heading } from "../../kit/heading.tsx";
import { Loaded } from "../../kit/loaded.tsx";
import { PageTabs } from "../../kit/page-tabs.tsx";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { ApplicationKeysTab } from "./application-keys.part.tsx";
import { BillingTab } from "./billing.part.tsx";
import { billingSourcesQuery } from "./billing.queries.ts";
import { ClientTab } from "./client.part.tsx";
import { CompanyTab } from "./company.part.tsx";
import { companyQuery } from "./company.queries.ts";
import { ManagementKeysTab } from "./management-keys.part.tsx";
import { PortalTab } from "./portal.part.tsx";
import { SignOnTab } from "./sign-on.part.tsx";
import { clientQuery, signOnQuery } from "./sign-on.queries.ts";
import { SigningKeyTab } from "./signing-key.part.tsx";
import { StaffTab } from "./staff.part.tsx";

const s = t.settings;

/** The company: its settings, its keys, its staff. What a role may not read has no tab. */
export default function Settings() {
  const { data: company } = useSuspenseQuery(companyQuery);
  const may = useMay();
  const all = [
    { name: "company", permission: "company_read", show: () => <CompanyTab company={company} /> },
    { name: "portal", permission: "company_read", show: () => <PortalTab company={company} /> },
    {
      name: "billing",
      permission: "company_read",
      show: () => <Loaded query={billingSourcesQuery}>{(sources) => <BillingTab sources={sources} />}</Loaded>,
    },
    { name: "keys", permission: "keys_read", show: () => <ManagementKeysTab zone={company.time_zone} /> },
    { name: "application-keys", permission: "keys_read", show: () => <ApplicationKeysTab /> },
    { name: "signing-key", permission: "company_read", show: () => <SigningKeyTab /> },
    { name: "staff", permission: "staff_read", show: () => <StaffTab /> },
    {
      name: "sign-on",
      permission: "staff_read",
      show: () => <Loaded query={signOnQuery}>{(signOn) => <SignOnTab signOn={signOn} />}</Loaded>,
    },
    {
      name: "client",
      permission: "keys_write",
      show: () => <Loaded query={clientQuery}>{(client) => <ClientTab client={client} />}</Loaded>,
    },
  ] as const;
  const tabs = all
    .filter(({ permission }) => may(permission))
    .map(({ name, show }) => ({ name, text: s.tabs[name], show }));
  return (
    <Stack gap="sm">
      <Heading>{s.title}</Heading>
      <PageTabs label={s.title} tabs={tabs} />
    </Stack>
  );
}
