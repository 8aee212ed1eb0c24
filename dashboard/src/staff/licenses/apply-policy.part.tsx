import type { License } from "@licet/sdk";
import { Modal, NativeSelect, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { type BulkPreview, previewBulk } from "./bulk/bulk.queries.ts";
import { changesOf, PreviewBody } from "./edit-preview.part.tsx";
import { licenseName } from "./license.actions.ts";
import { applyPolicy, skuPoliciesQuery } from "./licenses.queries.ts";

const l = t.licenses;

/** Puts a policy of the product onto a license. */
export function ApplyPolicyDialog({ license, onClose }: { license: License; onClose: () => void }) {
  const { data: policies = [], isPending } = useQuery(skuPoliciesQuery(license.product.id));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={l.applyPolicyTitle(licenseName(license))}
      closeButtonProps={{ "aria-label": kit.form.close }}
    >
      {!isPending && policies.length === 0 && <Text size="sm">{l.noSkuPolicies}</Text>}
      {policies.length > 0 && (
        <PolicyForm
          license={license}
          choices={policies.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

function PolicyForm({
  license,
  choices,
  onClose,
}: {
  license: License;
  choices: { value: string; label: string }[];
  onClose: () => void;
}) {
  const [preview, setPreview] = useState<{ readonly policy: string; readonly impact: BulkPreview }>();
  const body = useBodyForm({
    initial: { policy: choices[0]?.value ?? "" },
    guardsLeaving: false,
    submit: async ({ policy }) => ({
      policy,
      impact: await previewBulk({ action: "apply_policy", ids: [license.id], policy }),
    }),
    onDone: setPreview,
  });
  if (preview) {
    const apply = async () => {
      await applyPolicy(license.id, preview.policy);
      toast(l.policyApplied);
      onClose();
    };
    return (
      <PreviewBody
        changes={preview.impact.samples.flatMap(({ from, to }) => changesOf(from, to))}
        warnings={preview.impact.problems.map(({ message }) => message)}
        button={l.applyPolicy}
        onSave={apply}
        onBack={() => setPreview(undefined)}
      />
    );
  }
  return (
    <BodyForm body={body} button={l.preview} onCancel={onClose}>
      <Stack gap="sm">
        <Text size="sm">{l.applyPolicyBody}</Text>
        <NativeSelect label={l.policy} data={choices} {...body.form.getInputProps("policy")} />
      </Stack>
    </BodyForm>
  );
}
