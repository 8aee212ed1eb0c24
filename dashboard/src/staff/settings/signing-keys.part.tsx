import type { SigningKey } from "@licet/sdk";
import { Badge, Group, Modal, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { type Action, ActionButton, actionsFor } from "../../kit/action.tsx";
import { Copy, Copyable } from "../../kit/copy.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Loaded } from "../../kit/loaded.tsx";
import { Time, useNow } from "../../kit/time.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { activateKeys, makeNextKeys, retireKeys, type SigningKeys, signingKeysQuery } from "./signing-key.queries.ts";

const k = t.settings.signingKeys;

/** The keys that this server signs with, and their change. */
export function SigningKeySets() {
  return <Loaded query={signingKeysQuery}>{(keys) => <Sets keys={keys} />}</Loaded>;
}

const makeNext: Action<undefined> = {
  id: "next",
  text: k.makeNext,
  permission: "company_write",
  question: () => ({ title: k.makeNextTitle, body: k.makeNextBody, button: k.makeNext }),
  act: async () => {
    await makeNextKeys();
    toast(k.isMade);
  },
};

const giveUp: Action<SigningKey> = {
  id: "retire",
  text: k.retire,
  permission: "company_write",
  isFor: ({ state }) => state === "next" || state === "retiring",
  question: ({ state, key_id }) => ({
    title: k.retireTitle(key_id.slice(0, 8)),
    body: state === "next" ? k.giveUpBody : k.retireBody,
    button: k.retire,
    isDanger: true,
  }),
  act: async (set) => {
    await retireKeys(set);
    toast(k.isRetired);
  },
};

function Sets({ keys: { results, may_change } }: { keys: SigningKeys }) {
  const may = useMay();
  const [activating, setActivating] = useState<SigningKey>();
  const activate: Action<SigningKey> = {
    id: "activate",
    text: k.activate,
    permission: "company_write",
    isFor: ({ state }) => state === "next",
    act: setActivating,
  };
  const waits = results.some(({ state }) => state === "next");
  return (
    <Stack gap="sm" component="section" aria-label={k.title}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {k.title}
        </Title>
        {may_change &&
          !waits &&
          actionsFor([makeNext], undefined, may).map((action) => (
            <ActionButton key={action.id} action={action} subject={undefined} />
          ))}
      </Group>
      <Text size="sm">{may_change ? k.hint : k.notYours}</Text>
      {results.map((set) => (
        <Paper key={set.id} withBorder p="md" component="article" aria-label={k.states[set.state]}>
          <Group gap="xs" mb={4}>
            <Badge
              variant={set.state === "active" ? "filled" : "light"}
              color={set.state === "retired" ? "gray" : "blue"}
            >
              {k.states[set.state]}
            </Badge>
            <Copyable value={set.key_id} what={k.id} />
            <Copy value={set.public_key} what={k.publicKey} />
          </Group>
          <Days set={set} />
          {may_change && (
            <Group gap="xs" mt="xs">
              {actionsFor([activate, giveUp], set, may).map((action) => (
                <ActionButton key={action.id} action={action} subject={set} size="xs" />
              ))}
            </Group>
          )}
        </Paper>
      ))}
      {activating && <ActivateDialog set={activating} onClose={() => setActivating(undefined)} />}
    </Stack>
  );
}

function Days({ set: { created_at, activated_at, retires_at, verifiable_until, recovery } }: { set: SigningKey }) {
  return (
    <Text size="sm" component="div">
      {k.created} <Time at={created_at} as="day" />
      {activated_at && (
        <>
          {" · "}
          {k.activated} <Time at={activated_at} as="day" />
        </>
      )}
      {retires_at && (
        <>
          {" · "}
          {k.retires} <Time at={retires_at} as="day" />
        </>
      )}
      {verifiable_until && (
        <>
          {" · "}
          {k.verifiable} <Time at={verifiable_until} as="day" />
        </>
      )}
      {recovery && ` · ${k.vouched}`}
    </Text>
  );
}

const dayMs = 86_400_000;

function ActivateDialog({ set, onClose }: { set: SigningKey; onClose: () => void }) {
  const now = useNow();
  const [inAYear] = useState(() => new Date(now + 365 * dayMs).toISOString().slice(0, 10));
  const body = useBodyForm({
    initial: { retires_at: inAYear, verifiable_until: "" },
    submit: (days, once) => activateKeys(set.id, days, once),
    onDone: () => {
      toast(k.isActivated);
      onClose();
    },
  });
  const { form } = body;
  return (
    <Modal opened onClose={onClose} title={k.activateTitle} closeButtonProps={{ "aria-label": kit.form.close }}>
      <BodyForm body={body} button={k.activate} onCancel={onClose}>
        <Text size="sm">{k.activateBody}</Text>
        <TextInput
          type="date"
          label={k.retiresAt}
          description={k.retiresHint}
          required
          data-autofocus
          {...form.getInputProps("retires_at")}
        />
        <TextInput
          type="date"
          label={k.verifiableUntil}
          description={k.verifiableHint}
          {...form.getInputProps("verifiable_until")}
        />
      </BodyForm>
    </Modal>
  );
}
