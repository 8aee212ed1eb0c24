import type { BodyOf } from "@licet/sdk";
import { Checkbox, Group, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type Action, ActionButton } from "../../kit/action.tsx";
import { Copyable } from "../../kit/copy.tsx";
import { Facts } from "../../kit/facts.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Password } from "../../kit/form/password.tsx";
import { IconTrash } from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { callbackAddress, changeSignOn, removeSignOn, type SignOn } from "./sign-on.queries.ts";

const s = t.settings.signOn;

/** The identity provider of the staff. */
export function SignOnTab({ signOn }: { signOn: SignOn | null }) {
  const may = useMay();
  return (
    <Stack maw={640}>
      <Text size="sm">{s.hint}</Text>
      <div>
        <Text size="sm" fw={600}>
          {s.callback}
        </Text>
        <Text component="div" style={{ overflowWrap: "anywhere" }}>
          <Copyable value={callbackAddress} what={s.callback} />
        </Text>
      </div>
      {may("owner") ? <SignOnForm key={signOn?.created_at} signOn={signOn} /> : <ReadSignOn signOn={signOn} />}
    </Stack>
  );
}

function ReadSignOn({ signOn }: { signOn: SignOn | null }) {
  if (!signOn) return <Text c="dimmed">{s.none}</Text>;
  const yesNo = (is: boolean) => (is ? kit.list.yes : kit.list.no);
  return (
    <Facts
      facts={[
        [s.enabled, yesNo(signOn.enabled)],
        [s.issuer, signOn.issuer],
        [s.clientId, signOn.client_id],
        [s.scopes, signOn.scopes],
        [s.redirectUris, signOn.redirect_uris.join(", ")],
        [s.domains, signOn.email_domains.join(", ") || s.anyDomain],
        [s.newRole, signOn.new_staff_role ? t.me.roles[signOn.new_staff_role] : s.refused],
        [s.passwords, yesNo(signOn.allows_passwords)],
        [s.code, yesNo(signOn.asks_for_code)],
      ]}
    />
  );
}

type Body = Required<Omit<BodyOf<"patch_company_sso">, "client_secret">> & {
  /** Absent: it stays. */
  readonly client_secret?: string | undefined;
};

const remove: Action<SignOn> = {
  id: "remove",
  text: s.remove,
  icon: IconTrash,
  permission: "owner",
  isDanger: true,
  question: () => ({ title: s.removeTitle, body: s.removeBody, button: s.remove, isDanger: true }),
  act: async () => {
    await removeSignOn();
    toast(s.removed);
  },
};

function SignOnForm({ signOn }: { signOn: SignOn | null }) {
  const initial: Body = {
    issuer: signOn?.issuer ?? "",
    client_id: signOn?.client_id ?? "",
    scopes: signOn?.scopes ?? "openid email",
    redirect_uris: signOn?.redirect_uris ?? [callbackAddress],
    email_domains: signOn?.email_domains ?? [],
    new_staff_role: signOn?.new_staff_role ?? null,
    allows_passwords: signOn?.allows_passwords ?? true,
    asks_for_code: signOn?.asks_for_code ?? false,
    enabled: signOn?.enabled ?? true,
  };
  const body = useBodyForm({
    initial,
    submit: (values: Body) => changeSignOn(values),
    onDone: () => {
      form.setFieldValue("client_secret", undefined);
      form.resetDirty();
      toast(kit.form.saved);
    },
  });
  const { form } = body;
  const { client_secret, redirect_uris, email_domains, new_staff_role } = form.getValues();
  return (
    <>
      <BodyForm body={body}>
        <TextInput label={s.issuer} description={s.issuerHint} type="url" {...form.getInputProps("issuer")} />
        <TextInput label={s.clientId} {...form.getInputProps("client_id")} />
        <Password
          label={s.clientSecret}
          description={signOn?.has_client_secret ? s.secretStays : s.secretHint}
          autoComplete="off"
          {...form.getInputProps("client_secret")}
          value={client_secret ?? ""}
          onChange={(event) => form.setFieldValue("client_secret", event.currentTarget.value || undefined)}
        />
        <TextInput label={s.scopes} {...form.getInputProps("scopes")} />
        <Textarea
          label={s.redirectUris}
          description={s.oneEachLine}
          autosize
          minRows={1}
          {...form.getInputProps("redirect_uris")}
          value={redirect_uris.join("\n")}
          onChange={(event) => form.setFieldValue("redirect_uris", linesOf(event.currentTarget.value))}
        />
        <Textarea
          label={s.domains}
          description={s.domainsHint}
          autosize
          minRows={1}
          {...form.getInputProps("email_domains")}
          value={email_domains.join("\n")}
          onChange={(event) => form.setFieldValue("email_domains", linesOf(event.currentTarget.value))}
        />
        <NativeSelect
          label={s.newRole}
          data={[
            { value: "", label: s.refused },
            ...(["admin", "support", "read-only"] as const).map((value) => ({ value, label: t.me.roles[value] })),
          ]}
          {...form.getInputProps("new_staff_role")}
          value={new_staff_role ?? ""}
          onChange={(event) =>
            form.setFieldValue("new_staff_role", (event.currentTarget.value || null) as Body["new_staff_role"])
          }
        />
        <Checkbox label={s.passwords} {...form.getInputProps("allows_passwords", { type: "checkbox" })} />
        <Checkbox label={s.code} {...form.getInputProps("asks_for_code", { type: "checkbox" })} />
        <Checkbox label={s.enabled} {...form.getInputProps("enabled", { type: "checkbox" })} />
      </BodyForm>
      {signOn && (
        <Group>
          <ActionButton action={remove} subject={signOn} />
        </Group>
      )}
    </>
  );
}

/** Lines as they are typed; an empty text is none. */
function linesOf(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}
