import { Stack, Text, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Heading } from "../../kit/heading.tsx";
import { targetOf } from "../../kit/link.tsx";
import { useNow } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { createClock } from "./clocks.queries.ts";
import { fieldOf, sentOf } from "./clocks.rules.ts";

const c = t.clocks;

/** A new test clock. */
export default function NewClock() {
  const navigate = useNavigate();
  const now = useNow();
  const [initial] = useState(() => ({ name: "", time: fieldOf(new Date(now).toISOString()) }));
  const body = useBodyForm({
    initial,
    submit: ({ name, time }, options) => createClock({ name, time: sentOf(time) }, options),
    onDone: ({ id }) => void navigate(targetOf(to.clock(id))),
  });
  return (
    <Stack maw={480}>
      <Heading>{c.new}</Heading>
      <Text c="dimmed">{c.about}</Text>
      <BodyForm body={body} button={c.create} onCancel={() => void navigate(targetOf(to.clocks()))}>
        <TextInput label={c.name} description={c.nameHint} {...body.form.getInputProps("name")} />
        <TextInput
          type="datetime-local"
          label={c.begins}
          description={c.utcHint}
          required
          {...body.form.getInputProps("time")}
        />
      </BodyForm>
    </Stack>
  );
}
