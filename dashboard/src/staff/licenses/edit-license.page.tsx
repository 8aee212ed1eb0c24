import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Heading } from "../../kit/heading.tsx";
import { PageLink, targetOf } from "../../kit/link.tsx";
import { useAddress, useId } from "../../kit/shell/pages.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { EditGroup } from "./edit-group.part.tsx";
import { bodyOf, type EditValues, valuesOf } from "./edit-license.rules.ts";
import { EditPreview, type Preview } from "./edit-preview.part.tsx";
import { licenseName } from "./license.actions.ts";
import { memberGroups } from "./license-terms.rules.ts";
import { editLicense, licenseQuery, previewEdit, zoneQuery } from "./licenses.queries.ts";

const l = t.licenses;

/** Changes the terms of a license: first it is shown what would change, then it is saved. */
export default function EditLicensePage() {
  const id = useId();
  const { data: license } = useSuspenseQuery(licenseQuery(id));
  const { data: zone } = useSuspenseQuery(zoneQuery);
  const { focus } = useAddress();
  const navigate = useNavigate();
  // A refetch never touches what somebody types.
  const [before] = useState<EditValues>(() => valuesOf(license));
  const [preview, setPreview] = useState<Preview>();
  const back = () => navigate(targetOf(to.license(id)));
  const body = useBodyForm({
    initial: before,
    guardsLeaving: preview === undefined,
    submit: async (values): Promise<Preview> => {
      const patch = bodyOf(values, before);
      return { patch, impact: await previewEdit(id, patch) };
    },
    onDone: setPreview,
  });
  const save = async ({ patch }: Preview) => {
    await editLicense(id, patch);
    toast(kit.form.saved);
    await back();
  };
  return (
    <Stack maw={860}>
      <Heading>{l.editTitle(licenseName(license))}</Heading>
      <PageLink to={to.license(id)} size="sm">
        {l.backToLicense}
      </PageLink>
      <BodyForm body={body} button={l.preview} onCancel={() => void back()}>
        {memberGroups.map((group) => (
          <EditGroup key={group.name} group={group} license={license} form={body.form} zone={zone} focus={focus} />
        ))}
      </BodyForm>
      {preview && <EditPreview preview={preview} onSave={() => save(preview)} onBack={() => setPreview(undefined)} />}
    </Stack>
  );
}
