import { Alert, Divider } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { targetOf } from "../../kit/link.tsx";
import { useAddress } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { ownPage } from "./next.rules.ts";
import { Outside } from "./outside.part.tsx";
import { PasswordForm } from "./password.part.tsx";
import { waysQuery } from "./sign-in.queries.ts";
import { SignOnButton } from "./sign-on.part.tsx";

/** Where everything begins. */
export default function SignIn() {
  const navigate = useNavigate();
  const target = ownPage(useAddress()["next"]);
  const { data: ways } = useSuspenseQuery(waysQuery);
  return (
    <Outside title={t.signIn.title}>
      {!ways.is_set_up && <Alert color="blue">{t.signIn.notSetUp}</Alert>}
      <PasswordForm onDone={() => void navigate(targetOf(target ?? to.overview()))} />
      {ways.single_sign_on !== "none" && (
        <>
          <Divider label={t.signIn.or} />
          <SignOnButton next={target} asksForCompany={ways.single_sign_on === "company_required"} />
        </>
      )}
    </Outside>
  );
}
