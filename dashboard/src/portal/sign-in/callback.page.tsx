import { Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { Heading } from "../../kit/heading.tsx";
import { ButtonLink, targetOf } from "../../kit/link.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { useAddress } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/portal.ts";
import { to } from "../paths.ts";
import { finishSignOn } from "./sign-in.queries.ts";

/** Where people come back to from the provider of their account. */
export default function SignedOn() {
  const navigate = useNavigate();
  const { state = "", code = "", iss, error_description, error: refusal } = useAddress();
  const [error, setError] = useState<unknown>();
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    // A code works once.
    finishSignOn({ state, code, ...(iss === undefined ? {} : { iss }) }).then(
      () => navigate({ ...targetOf(to.licenses()), replace: true }),
      setError,
    );
  }, [state, code, iss, navigate]);
  return (
    <Stack maw={560} mx="auto" align="flex-start" aria-busy={error === undefined}>
      <Heading>{t.signOn.title}</Heading>
      {error === undefined ? (
        <Text role="status">{t.signOn.waiting}</Text>
      ) : (
        <>
          <ProblemAlert error={error} sentence={refusal && t.signOn.refused(error_description ?? refusal)} />
          <ButtonLink to={to.signIn()} variant="default">
            {t.signOn.again}
          </ButtonLink>
        </>
      )}
    </Stack>
  );
}
