import { Alert, Button, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { Copy } from "../../kit/copy.tsx";
import { useBodyForm } from "../../kit/form/body-form.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { t } from "../../texts/portal.ts";
import { confirmationCode, initializationCode } from "./offline.queries.ts";

type Step = "initialize" | "activate" | "deactivate";

interface Answer {
  readonly name: string;
  readonly code: string;
  readonly what: string;
  readonly isTest: boolean;
}

/** The exchange of codes with an air-gapped machine: a code in, a code out, a code in. */
export function Codes() {
  const [answer, setAnswer] = useState<Answer>();
  const [step, setStep] = useState<Step>("initialize");
  const body = useBodyForm({
    initial: { license_key: "", product: "", hardware_id: "", code: "" },
    guardsLeaving: false,
    submit: (machine) => ask(wanted.step, machine),
    onDone: setAnswer,
  });
  const { form, isBusy, error, element } = body;
  // What the form sends is chosen by its button, before it is submitted.
  const wanted = { step };
  const run = (next: Step) => {
    wanted.step = next;
    setStep(next);
    setAnswer(undefined);
    void body.submit();
  };
  const typed = { autoComplete: "off", spellCheck: false } as const;
  const busy = (own: Step) => ({ loading: isBusy && step === own, disabled: isBusy });
  return (
    <form
      ref={element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run("initialize");
      }}
    >
      <Stack>
        <TextInput label={t.offline.key} {...typed} {...form.getInputProps("license_key")} />
        <details>
          <Text component="summary" size="sm">
            {t.offline.severalProducts}
          </Text>
          <TextInput mt="xs" label={t.offline.product} {...typed} {...form.getInputProps("product")} />
        </details>
        <Text size="sm">{t.offline.first}</Text>
        <div>
          <Button type="submit" variant="default" {...busy("initialize")}>
            {t.offline.initialize}
          </Button>
        </div>
        {step === "initialize" && answer && <Shown {...answer} />}
        <Text size="sm">{t.offline.second}</Text>
        <TextInput label={t.offline.hardwareId} {...typed} {...form.getInputProps("hardware_id")} />
        <TextInput label={t.offline.code} {...typed} {...form.getInputProps("code")} />
        <Group gap="xs">
          <Button variant="default" onClick={() => run("activate")} {...busy("activate")}>
            {t.offline.activate}
          </Button>
          <Button variant="default" onClick={() => run("deactivate")} {...busy("deactivate")}>
            {t.offline.deactivate}
          </Button>
        </Group>
        {error !== undefined && <ProblemAlert error={error} />}
        {step !== "initialize" && answer && <Shown {...answer} />}
      </Stack>
    </form>
  );
}

async function ask(step: Step, machine: Parameters<typeof confirmationCode>[1]): Promise<Answer> {
  if (step === "initialize") {
    const { initialization_code: code, is_test: isTest = false } = await initializationCode(machine);
    return { name: t.offline.initializationCode, code, what: t.offline.typeFirst, isTest };
  }
  const { confirmation_code: code, policy_id, is_test: isTest = false } = await confirmationCode(step, machine);
  const name = policy_id === "" ? t.offline.confirmationCode : t.offline.confirmationCodeOf(policy_id);
  return { name, code, what: t.offline.typeSecond, isTest };
}

function Shown({ name, code, what, isTest }: Answer) {
  return (
    <Alert color="green" role="status" title={name}>
      <Group gap="xs" wrap="nowrap">
        <Code style={{ overflowWrap: "anywhere", fontSize: "var(--mantine-font-size-md)" }}>{code}</Code>
        <Copy value={code} what={name} />
      </Group>
      <Text size="sm" mt="xs">
        {what}
      </Text>
      {isTest && (
        <Text size="sm" mt="xs" fw={600}>
          {t.offline.isTest}
        </Text>
      )}
    </Alert>
  );
}
