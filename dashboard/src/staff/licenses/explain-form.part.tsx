import type { License } from "@licet/sdk";
import { Button, Checkbox, Group, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useState } from "react";
import { t } from "../../texts/staff.ts";
import { actionOf, asksFor, explainActions } from "./explain.search.ts";

const e = t.explain;

/** What is asked: it stands in the address afterwards. */
export function ExplainForm({
  license,
  request,
  onAsk,
}: {
  license: License;
  request: Readonly<Record<string, string>>;
  onAsk: (request: Readonly<Record<string, string>>) => void;
}) {
  const [asked, setAsked] = useState(request);
  const action = actionOf(asked);
  const text = (name: string) => ({
    value: asked[name] ?? "",
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setAsked((before) => ({ ...before, [name]: value }));
    },
  });
  const features = license.product_features.map(({ product_feature }) => product_feature.code);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(asked);
      }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} style={{ alignItems: "end" }}>
        <NativeSelect
          label={e.action}
          data={explainActions.map((value) => ({ value, label: e.actions[value] }))}
          {...text("action")}
        />
        <TextInput label={e.device} placeholder={e.deviceHint} spellCheck={false} {...text("hardware_id")} />
        {license.license_users.length > 0 && (
          <NativeSelect
            label={e.user}
            data={["", ...license.license_users.map(({ true_email }) => true_email)]}
            {...text("license_user")}
          />
        )}
        {asksFor(action, "feature") && <NativeSelect label={e.feature} data={["", ...features]} {...text("feature")} />}
        {asksFor(action, "consumptions") && (
          <TextInput label={e.consumptions} inputMode="numeric" {...text("consumptions")} />
        )}
        {asksFor(action, "seat") && (
          <NativeSelect
            label={e.seat}
            data={[
              { value: "", label: e.seats.online },
              { value: "offline", label: e.seats.offline },
              { value: "air-gap", label: e.seats["air-gap"] },
            ]}
            {...text("seat")}
          />
        )}
        {asksFor(action, "app_ver") && <TextInput label={e.appVersion} {...text("app_ver")} />}
        {asksFor(action, "is_vm") && (
          <Checkbox
            label={e.isVm}
            mb="xs"
            checked={asked["is_vm"] === "true"}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              setAsked((before) => ({ ...before, is_vm: checked ? "true" : "" }));
            }}
          />
        )}
      </SimpleGrid>
      <Group justify="flex-end" mt="md">
        <Button type="submit">{e.explain}</Button>
      </Group>
    </form>
  );
}
