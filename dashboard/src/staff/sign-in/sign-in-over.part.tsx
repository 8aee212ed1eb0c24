import { Modal, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { onSessionEnded } from "../../kit/sign-in-again.ts";
import { t } from "../../texts/staff.ts";
import { useSession } from "../session.ts";
import { PasswordForm } from "./password.part.tsx";

/** Sign-in over the page, where a session has ended: what was typed below stays, and the call is repeated. */
export function SignInOver() {
  const { staff } = useSession();
  const [answer, setAnswer] = useState<(isIn: boolean) => void>();
  useEffect(() => {
    onSessionEnded(() => new Promise((resolve) => setAnswer(() => resolve)));
    return () => onSessionEnded(undefined);
  }, []);
  const end = (isIn: boolean) => {
    answer?.(isIn);
    setAnswer(undefined);
  };
  return (
    <Modal opened={answer !== undefined} onClose={() => end(false)} title={t.signIn.again} centered>
      <Text size="sm" mb="sm">
        {t.signIn.againBody}
      </Text>
      <PasswordForm email={staff.email} onDone={() => end(true)} />
    </Modal>
  );
}
