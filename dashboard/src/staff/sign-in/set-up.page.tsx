import { Alert, Button, Group, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { SetUpAuthenticator } from "../../kit/authenticator.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Password } from "../../kit/form/password.tsx";
import { ButtonLink, targetOf } from "../../kit/link.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { Outside } from "./outside.part.tsx";
import { authenticator, setUp, setUpQuery } from "./sign-in.queries.ts";

const s = t.signIn.setUp;

/** Where a link leads by which somebody sets their first password, or another one. */
export default function SetUp() {
  const { hash } = useLocation();
  // Read once: the link is used up by the first form.
  const [token] = useState(() => new URLSearchParams(hash.replace(/^#/, "")).get("token") ?? "");
  const [isIn, setIn] = useState(false);
  const { data: link, error } = useQuery({ ...setUpQuery(token), enabled: token !== "" });
  if (isIn) return <SecondLock />;
  if (token === "")
    return (
      <Outside title={s.titleAlone}>
        <Alert color="yellow">{s.noLink}</Alert>
      </Outside>
    );
  if (error)
    return (
      <Outside title={s.titleAlone}>
        <ProblemAlert error={error} />
        <ButtonLink to={to.signIn()} variant="default">
          {t.signIn.beginAgain}
        </ButtonLink>
      </Outside>
    );
  if (!link) return null;
  return (
    <Outside title={s.title(link.company.name)}>
      <FirstForm token={token} email={link.email} name={link.name} onDone={() => setIn(true)} />
    </Outside>
  );
}

function FirstForm({
  token,
  email,
  name,
  onDone,
}: {
  token: string;
  /** Null: nobody knows it yet, so it has to be given. */
  email: string | null;
  name: string;
  onDone: () => void;
}) {
  const body = useBodyForm({
    initial: { email: email ?? "", name, password: "" },
    guardsLeaving: false,
    submit: (values) => setUp({ token, ...values }),
    onDone,
  });
  const { form } = body;
  return (
    <>
      <Text size="sm">{email === null ? s.bodyUnknown : s.body(email)}</Text>
      <BodyForm body={body} button={s.button}>
        <TextInput
          label={t.signIn.email}
          type="email"
          autoComplete="username"
          required
          readOnly={email !== null}
          {...form.getInputProps("email")}
        />
        <TextInput label={s.name} autoComplete="name" {...form.getInputProps("name")} />
        <Password
          label={s.password}
          description={s.passwordHint}
          autoComplete="new-password"
          required
          {...form.getInputProps("password")}
        />
      </BodyForm>
    </>
  );
}

function SecondLock() {
  const navigate = useNavigate();
  const goIn = () => void navigate({ ...targetOf(to.overview()), hash: "", replace: true });
  return (
    <Outside title={s.secondTitle}>
      <Text size="sm">{s.secondBody}</Text>
      <SetUpAuthenticator authenticator={authenticator} onDone={goIn} />
      <Group justify="flex-end">
        <Button variant="subtle" onClick={goIn}>
          {s.skip}
        </Button>
      </Group>
    </Outside>
  );
}
