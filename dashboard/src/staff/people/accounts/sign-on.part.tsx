import { Badge, Code, SimpleGrid, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ActionButton, actionsFor } from "../../../kit/action.tsx";
import { toast } from "../../../kit/toast.tsx";
import { t as kit } from "../../../texts/kit.ts";
import { t } from "../../../texts/staff.ts";
import { useMay } from "../../session.ts";
import { FieldsDialog } from "../fields-dialog.part.tsx";
import { changesOf } from "../people.rules.ts";
import { Fact, Section } from "../rows.part.tsx";
import { signOnActions } from "./account.actions.ts";
import { editSignOn, type SignOn, signOnQuery } from "./accounts.queries.ts";

const s = t.people.accounts.sso;

/** How people of an account sign in at their own provider. */
export function SignOnTab({ account }: { account: number }) {
  const { data: signOn } = useSuspenseQuery(signOnQuery(account));
  const may = useMay();
  const [isEdited, setEdited] = useState(false);
  const actions = actionsFor(
    signOnActions(account, () => setEdited(true)),
    signOn,
    may,
  ).map((action) => <ActionButton key={action.id} action={action} subject={signOn} />);
  return (
    <Section title={s.title} actions={actions}>
      {signOn ? <Known signOn={signOn} /> : <Text c="dimmed">{s.none}</Text>}
      {isEdited && <SignOnDialog account={account} signOn={signOn} onClose={() => setEdited(false)} />}
    </Section>
  );
}

function Known({ signOn }: { signOn: SignOn }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Fact name={s.state}>
        <Badge variant="light" color={signOn.enabled ? "green" : "gray"}>
          {signOn.enabled ? s.on : s.off}
        </Badge>
      </Fact>
      <Fact name={s.issuer}>{signOn.issuer}</Fact>
      <Fact name={s.clientId}>{signOn.client_id}</Fact>
      <Fact name={s.secret}>{signOn.has_client_secret ? s.secretSet : s.secretNone}</Fact>
      <Fact name={s.scopes}>{signOn.scopes}</Fact>
      <Fact name={s.redirects}>
        <Stack gap={4} align="flex-start">
          {signOn.redirect_uris.map((uri) => (
            <Code key={uri}>{uri}</Code>
          ))}
        </Stack>
      </Fact>
    </SimpleGrid>
  );
}

function SignOnDialog({ account, signOn, onClose }: { account: number; signOn: SignOn | null; onClose: () => void }) {
  const before = {
    issuer: signOn?.issuer ?? "",
    client_id: signOn?.client_id ?? "",
    client_secret: "",
    scopes: signOn?.scopes ?? "openid email",
    redirect_uris: signOn?.redirect_uris ?? [],
    enabled: signOn?.enabled ?? true,
  };
  const secretHint = signOn?.has_client_secret ? s.secretKept : s.secretHint;
  return (
    <FieldsDialog
      title={s.title}
      fields={[
        { name: "issuer", label: s.issuer, required: true, hint: s.issuerHint },
        { name: "client_id", label: s.clientId, required: true },
        { name: "client_secret", label: s.secret, kind: "password", hint: secretHint },
        { name: "scopes", label: s.scopes },
        { name: "redirect_uris", label: s.redirects, kind: "lines", required: true, hint: s.redirectsHint },
        { name: "enabled", label: s.enabled, kind: "flag" },
      ]}
      initial={before}
      submit={({ client_secret, ...values }) => {
        const secret = client_secret === "" ? {} : { client_secret };
        // The first time everything is said; later what has changed.
        return editSignOn(account, { ...(signOn ? changesOf(values, before) : values), ...secret });
      }}
      onClose={onClose}
      onDone={() => {
        onClose();
        toast(kit.form.saved);
      }}
    />
  );
}
