import { Autocomplete, Checkbox, Stack, TextInput } from "@mantine/core";
import { Facts } from "../../kit/facts.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { type Company, changeCompany } from "./company.queries.ts";

const c = t.settings.company;
const zones = Intl.supportedValuesOf("timeZone");
const flags = [
  "allow_multiple_trials",
  "allow_client_overages",
  "allow_password_readback",
  "require_signed_requests",
  "is_oauth_required",
] as const;

/** What the company is called, where its days end, and what its applications may do. */
export function CompanyTab({ company }: { company: Company }) {
  const may = useMay();
  if (may("company_write")) return <CompanyForm company={company} />;
  return (
    <Facts
      facts={[
        [c.name, company.name],
        [c.timeZone, company.time_zone],
        ...flags.map((name) => [c.flags[name], company[name] ? kit.list.yes : kit.list.no] as const),
      ]}
    />
  );
}

function CompanyForm({ company }: { company: Company }) {
  const { name, time_zone } = company;
  const body = useBodyForm({
    initial: {
      name,
      time_zone,
      allow_multiple_trials: company.allow_multiple_trials,
      allow_client_overages: company.allow_client_overages,
      allow_password_readback: company.allow_password_readback,
      require_signed_requests: company.require_signed_requests,
      is_oauth_required: company.is_oauth_required,
    },
    submit: (values) => changeCompany(values),
    onDone: () => toast(kit.form.saved),
  });
  const { form } = body;
  return (
    <Stack maw={560}>
      <BodyForm body={body}>
        <TextInput label={c.name} {...form.getInputProps("name")} />
        <Autocomplete
          label={c.timeZone}
          description={c.timeZoneHint}
          data={zones}
          limit={20}
          {...form.getInputProps("time_zone")}
        />
        {flags.map((flag) => (
          <Checkbox
            key={flag}
            label={c.flags[flag]}
            description={c.hints[flag]}
            {...form.getInputProps(flag, { type: "checkbox" })}
          />
        ))}
      </BodyForm>
    </Stack>
  );
}
