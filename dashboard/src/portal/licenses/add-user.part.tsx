import { Paper, SimpleGrid, TextInput, Title } from "@mantine/core";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { numberOrText } from "../../kit/form/typed.ts";
import { t } from "../../texts/portal.ts";
import { addUser, changeUser, type GivenUser, type PortalUser } from "./licenses.queries.ts";

/** Gives a license to somebody, who is made a user where nobody has the e-mail. */
export function AddUser({
  license,
  onAdded,
  onCancel,
}: {
  license: number;
  onAdded: (user: GivenUser) => void;
  onCancel: () => void;
}) {
  const body = useBodyForm({
    initial: { email: "", first_name: "", last_name: "", max_activations: "" },
    submit: ({ email, first_name, last_name, max_activations }, options) =>
      addUser(
        license,
        {
          email,
          ...(first_name === "" ? {} : { first_name }),
          ...(last_name === "" ? {} : { last_name }),
          ...(max_activations === "" ? {} : { max_activations: numberOrText(max_activations) }),
        },
        options,
      ),
    onDone: onAdded,
  });
  const { form } = body;
  return (
    <Paper component="section" withBorder p="md">
      <Title order={2} size="h4" mb="sm">
        {t.users.addTitle}
      </Title>
      <BodyForm body={body} button={t.users.add} onCancel={onCancel}>
        <TextInput
          label={t.users.email}
          type="email"
          autoComplete="off"
          data-autofocus
          {...form.getInputProps("email")}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label={t.users.firstName} autoComplete="off" {...form.getInputProps("first_name")} />
          <TextInput label={t.users.lastName} autoComplete="off" {...form.getInputProps("last_name")} />
        </SimpleGrid>
        <TextInput
          label={t.users.most}
          description={t.users.mostHint}
          inputMode="numeric"
          {...form.getInputProps("max_activations")}
        />
      </BodyForm>
    </Paper>
  );
}

/** How many devices a user may have. */
export function Activations({ license, user, onDone }: { license: number; user: PortalUser; onDone: () => void }) {
  const body = useBodyForm({
    initial: { max_activations: String(user.max_activations) },
    guardsLeaving: false,
    submit: ({ max_activations }) => changeUser(license, user.id, { max_activations: numberOrText(max_activations) }),
    onDone,
  });
  return (
    <BodyForm body={body} onCancel={onDone}>
      <TextInput label={t.users.most} inputMode="numeric" maw={240} {...body.form.getInputProps("max_activations")} />
    </BodyForm>
  );
}
