import { Paper, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Explanation } from "../../kit/explain/explanation.tsx";
import { Heading } from "../../kit/heading.tsx";
import { PageLink, targetOf } from "../../kit/link.tsx";
import { useAddress, useId } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { explanation } from "./explain.queries.ts";
import { explainRequest } from "./explain.search.ts";
import { ExplainForm } from "./explain-form.part.tsx";
import { licenseName } from "./license.actions.ts";
import { licenseQuery } from "./licenses.queries.ts";
import { ruleWords } from "./member-value.part.tsx";
import { Remedy } from "./remedies.part.tsx";

/** What a call about a license would be answered now, and why: each rule with what it saw and what would help. */
export default function ExplainPage() {
  const id = useId();
  const search = useAddress();
  const navigate = useNavigate();
  const { data: license } = useSuspenseQuery(licenseQuery(id));
  const { data } = useSuspenseQuery(explanation(id, search));
  const request = explainRequest(search);
  return (
    <Stack gap="md" maw={980}>
      <Heading>{t.explain.title(licenseName(license))}</Heading>
      <Text size="sm" c="dimmed">
        {t.explain.intro} <PageLink to={to.license(id)}>{t.explain.back}</PageLink>
      </Text>
      <Paper withBorder p="md">
        <ExplainForm
          key={JSON.stringify(request)}
          license={license}
          request={request}
          onAsk={(asked) => void navigate({ ...targetOf(to.explain(id, asked)), resetScroll: false })}
        />
      </Paper>
      <Explanation
        verdict={data.verdict}
        code={data.code}
        rules={data.rules}
        words={ruleWords}
        remedyOf={(rule) => <Remedy rule={rule} license={id} />}
      />
    </Stack>
  );
}
