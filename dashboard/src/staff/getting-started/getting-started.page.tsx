import { Alert, Button, Card, Loader, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Copyable } from "../../kit/copy.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Heading } from "../../kit/heading.tsx";
import { IconCheck } from "../../kit/icons.ts";
import { ButtonLink } from "../../kit/link.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { createKey, firstDevice, sellFirst, serverAddress } from "./getting-started.queries.ts";
import { Snippet } from "./snippet.part.tsx";
import { clientSnippet, curlSnippet } from "./snippets.rules.ts";

type Sold = Awaited<ReturnType<typeof sellFirst>>;
type Key = Awaited<ReturnType<typeof createKey>>;

/** From the first product to the first activation, in three steps with real keys. */
export default function GettingStarted() {
  const [sold, setSold] = useState<Sold>();
  const [key, setKey] = useState<Key>();
  const may = useMay();
  const step = sold === undefined ? 0 : key === undefined ? 1 : 2;
  return (
    <Stack maw={820}>
      <Heading>{t.gettingStarted.title}</Heading>
      <Text>{t.gettingStarted.intro}</Text>
      <Title order={2} size="h4">
        {t.gettingStarted.step(step + 1)}
      </Title>
      {step === 0 && <FirstProduct onDone={setSold} />}
      {sold && step === 1 && (may("keys_write") ? <FirstKey sold={sold} onDone={setKey} /> : <AskForKey />)}
      {sold && key && <FirstActivation sold={sold} apiKey={key} />}
    </Stack>
  );
}

function FirstProduct({ onDone }: { onDone: (sold: Sold) => void }) {
  const body = useBodyForm({ initial: { product_name: "", short_code: "" }, submit: sellFirst, onDone });
  return (
    <Card withBorder>
      <BodyForm body={body} button={t.gettingStarted.sellButton}>
        <TextInput
          label={t.gettingStarted.productName}
          description={t.gettingStarted.productNameHint}
          {...body.form.getInputProps("product_name")}
        />
        <TextInput
          label={t.gettingStarted.productCode}
          description={t.gettingStarted.productCodeHint}
          {...body.form.getInputProps("short_code")}
        />
      </BodyForm>
    </Card>
  );
}

function FirstKey({ sold, onDone }: { sold: Sold; onDone: (key: Key) => void }) {
  const body = useBodyForm({
    initial: { label: sold.code },
    submit: ({ label }, options) => createKey(label, options),
    onDone,
    guardsLeaving: false,
  });
  return (
    <Card withBorder>
      <Stack>
        <Text>
          {t.gettingStarted.soldKey} <Copyable value={sold.licenseKey} what={t.gettingStarted.licenseKey} />
        </Text>
        <BodyForm body={body} button={t.gettingStarted.keyButton}>
          <TextInput
            label={t.gettingStarted.keyLabel}
            description={t.gettingStarted.keyHint}
            {...body.form.getInputProps("label")}
          />
        </BodyForm>
      </Stack>
    </Card>
  );
}

function AskForKey() {
  return <Alert color="yellow">{t.gettingStarted.askOwner}</Alert>;
}

function FirstActivation({ sold, apiKey }: { sold: Sold; apiKey: Key }) {
  const { data: device } = useQuery(firstDevice(sold.licenseId));
  const facts = {
    url: serverAddress,
    apiKey: apiKey.api_key,
    sharedKey: apiKey.shared_key,
    product: sold.code,
    licenseKey: sold.licenseKey,
  };
  return (
    <Stack>
      <Text>{t.gettingStarted.run}</Text>
      <Snippet name={t.gettingStarted.curl} text={curlSnippet(facts)} />
      <Snippet name={t.gettingStarted.typescript} text={clientSnippet(facts)} />
      <div aria-live="polite">
        {device ? (
          <Alert color="green" icon={<IconCheck aria-hidden />} title={t.gettingStarted.arrived}>
            <Stack align="flex-start">
              <Text size="sm">{t.gettingStarted.arrivedBody(device.hostname || device.hardware_id)}</Text>
              <ButtonLink to={to.license(sold.licenseId)} size="xs">
                {t.gettingStarted.openLicense}
              </ButtonLink>
            </Stack>
          </Alert>
        ) : (
          <Button variant="default" leftSection={<Loader size={14} aria-hidden />} aria-disabled data-disabled>
            {t.gettingStarted.waiting}
          </Button>
        )}
      </div>
    </Stack>
  );
}
