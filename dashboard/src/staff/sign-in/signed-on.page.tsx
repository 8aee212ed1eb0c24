import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { CodeInput } from "../../kit/authenticator-code.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { keepForTab, readOfTab } from "../../kit/kept.ts";
import { ButtonLink, targetOf } from "../../kit/link.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { useAddress } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { ownPage } from "./next.rules.ts";
import { Outside } from "./outside.part.tsx";
import { finishSignOn, signedOnQuery } from "./sign-in.queries.ts";

/** Where the identity provider sends people back. */
export default function SignedOn() {
  const { state = "", code, iss, error } = useAddress();
  const came = { state, ...(code === undefined ? {} : { code }), ...(iss === undefined ? {} : { iss }) };
  const answer = useQuery({ ...signedOnQuery(came), enabled: code !== undefined });
  const navigate = useNavigate();
  const goOn = () => {
    const next = ownPage(readOfTab("next")) ?? to.overview();
    keepForTab("next", undefined);
    void navigate({ ...targetOf(next), replace: true });
  };
  const isIn = answer.data === "in";
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is in goes on, once.
  useEffect(() => {
    if (isIn) goOn();
  }, [isIn]);
  const isRefused = answer.isError || code === undefined;
  return (
    <Outside title={t.signIn.title}>
      {answer.isError && <ProblemAlert error={answer.error} />}
      {code === undefined && <Text>{t.signIn.providerRefused(error ?? "")}</Text>}
      {isRefused && (
        <ButtonLink to={to.signIn()} variant="default">
          {t.signIn.beginAgain}
        </ButtonLink>
      )}
      {!isRefused && answer.data !== "code required" && <Text role="status">{t.signIn.finishing}</Text>}
      {answer.data === "code required" && <ProveForm state={state} onDone={goOn} />}
    </Outside>
  );
}

function ProveForm({ state, onDone }: { state: string; onDone: () => void }) {
  const body = useBodyForm({
    initial: { totp: "" },
    guardsLeaving: false,
    submit: ({ totp }) => finishSignOn({ state, totp }),
    onDone,
  });
  return (
    <BodyForm body={body} button={t.signIn.signIn}>
      <CodeInput {...body.form.getInputProps("totp")} />
    </BodyForm>
  );
}
