import { Button, ColorSwatch, FileInput, Group, Image, SimpleGrid, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { Facts } from "../../kit/facts.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { type Company, changeCompany } from "./company.queries.ts";
import styles from "./portal.module.css";

const p = t.settings.portal;

/** How the customers' portal looks. */
export function PortalTab({ company }: { company: Company }) {
  const may = useMay();
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" style={{ alignItems: "start" }}>
      {may("company_write") ? (
        <PortalForm company={company} />
      ) : (
        <Facts
          facts={[
            [p.name, company.portal_name ?? company.name],
            [p.color, company.primary_color ?? p.ownColor],
            [p.supportEmail, company.support_email ?? "–"],
            [p.supportUrl, company.support_url ?? "–"],
          ]}
        />
      )}
      <Preview company={company} />
    </SimpleGrid>
  );
}

/** An empty text clears a member; a logo that is absent stays, and null takes it away. */
interface Values extends Record<string, unknown> {
  readonly portal_name: string;
  readonly primary_color: string;
  readonly support_email: string;
  readonly support_url: string;
  readonly logo?: string | null | undefined;
}

function PortalForm({ company }: { company: Company }) {
  const [file, setFile] = useState<File | null>(null);
  const initial: Values = {
    portal_name: company.portal_name ?? "",
    primary_color: company.primary_color ?? "",
    support_email: company.support_email ?? "",
    support_url: company.support_url ?? "",
  };
  const body = useBodyForm({
    initial,
    submit: (values: Values) => changeCompany(values),
    onDone: () => {
      setFile(null);
      form.setFieldValue("logo", undefined);
      form.resetDirty();
      toast(kit.form.saved);
    },
  });
  const { form } = body;
  const choose = async (chosen: File | null) => {
    setFile(chosen);
    form.setFieldValue("logo", chosen ? await base64Of(chosen) : undefined);
  };
  const color = form.getInputProps("primary_color");
  return (
    <BodyForm body={body}>
      <TextInput label={p.name} placeholder={company.name} {...form.getInputProps("portal_name")} />
      <TextInput
        label={p.color}
        description={p.colorHint}
        {...color}
        rightSection={
          <input
            type="color"
            aria-label={p.pickColor}
            className={styles["picker"]}
            value={form.getValues().primary_color || p.licetColor}
            onChange={(event) => form.setFieldValue("primary_color", event.currentTarget.value)}
          />
        }
      />
      <FileInput
        label={p.logo}
        description={p.logoHint}
        accept="image/png,image/jpeg,image/webp"
        placeholder={p.chooseFile}
        clearable
        clearButtonProps={{ "aria-label": p.clearFile }}
        value={file}
        onChange={(chosen) => void choose(chosen)}
        error={form.errors["logo"]}
        data-field="logo"
      />
      {company.logo_path !== null && (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            aria-pressed={form.getValues().logo === null}
            onClick={() => form.setFieldValue("logo", form.getValues().logo === null ? undefined : null)}
          >
            {form.getValues().logo === null ? p.keepLogo : p.removeLogo}
          </Button>
        </Group>
      )}
      <TextInput label={p.supportEmail} type="email" {...form.getInputProps("support_email")} />
      <TextInput
        label={p.supportUrl}
        type="url"
        description={p.supportUrlHint}
        {...form.getInputProps("support_url")}
      />
    </BodyForm>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** What the server makes of the color: what can be read where. */
function Preview({ company }: { company: Company }) {
  const { colors, logo_path } = company;
  return (
    <Stack component="section" aria-label={p.preview}>
      <Title order={2} size="h4">
        {p.preview}
      </Title>
      <Text size="sm" c="dimmed">
        {p.previewHint}
      </Text>
      {logo_path !== null && <Image src={logo_path} alt={p.logo} h={64} w="auto" fit="contain" />}
      {colors === null ? (
        <Text size="sm">{p.ownColor}</Text>
      ) : (
        <>
          <div className={styles["sample"]} style={{ background: colors.primary, color: colors.on_primary }}>
            {p.onPrimary}
          </div>
          <div className={`${styles["sample"]} ${styles["light"]}`} style={{ color: colors.text_on_light }}>
            {p.onLight}
          </div>
          <div className={`${styles["sample"]} ${styles["dark"]}`} style={{ color: colors.text_on_dark }}>
            {p.onDark}
          </div>
          <Group gap="xs">
            {Object.entries(colors).map(([name, color]) => (
              <Group key={name} gap={4}>
                <ColorSwatch color={color} size={16} aria-hidden />
                <Text size="xs">{color}</Text>
              </Group>
            ))}
          </Group>
        </>
      )}
    </Stack>
  );
}
