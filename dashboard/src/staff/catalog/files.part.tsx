import type { InstallationFile, Product } from "@licet/sdk";
import { Badge, Checkbox, SimpleGrid, TextInput } from "@mantine/core";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { FormDialog } from "../../kit/form/form-dialog.tsx";
import { dayText } from "../../kit/time.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { deleteFile, saveFile } from "./catalog.queries.ts";
import { Entries, type EntryColumn } from "./entries.part.tsx";

const columns: readonly EntryColumn<InstallationFile>[] = [
  { header: t.catalog.version, cell: (row) => <Version file={row} /> },
  { header: t.catalog.files.filename, isWide: true, cell: (row) => row.filename || t.catalog.nothing },
  {
    header: t.catalog.files.release_date,
    cell: (row) => (row.release_date === null ? t.catalog.nothing : dayText(row.release_date)),
  },
  { header: t.catalog.files.channel, isWide: true, cell: (row) => row.channel || t.catalog.nothing },
  { header: t.catalog.files.environment, isWide: true, cell: (row) => row.environment || t.catalog.nothing },
];

function Version({ file }: { file: InstallationFile }) {
  return (
    <>
      {file.version}{" "}
      {!file.enabled && (
        <Badge variant="light" color="gray">
          {t.catalog.files.off}
        </Badge>
      )}
    </>
  );
}

/** The versions of a product, each with its file. */
export function Files({ product }: { product: Product }) {
  return (
    <Entries
      rows={product.installation_files}
      columns={columns}
      nameOf={({ version }) => version}
      hint={t.catalog.filesHint}
      nothingYet={t.catalog.noFiles}
      add={t.catalog.addFile}
      onDelete={({ id }) => deleteFile(id)}
      deleteBody={t.catalog.deleteFileBody}
      form={(row, onClose) => <FileForm product={product} file={row} onClose={onClose} />}
    />
  );
}

function FileForm({
  product,
  file,
  onClose,
}: {
  product: Product;
  file: InstallationFile | undefined;
  onClose: () => void;
}) {
  const body = useBodyForm({
    initial: {
      version: file?.version ?? "",
      full_link: file?.full_link ?? "",
      filename: file?.filename ?? "",
      release_date: file?.release_date ?? "",
      channel: file?.channel ?? "",
      environment: file?.environment ?? "",
      requires_version: file?.requires_version ?? "",
      hash_md5: file?.hash_md5 ?? "",
      size: file?.size ?? "",
      eula_link: file?.eula_link ?? "",
      release_notes_link: file?.release_notes_link ?? "",
      enabled: file?.enabled ?? true,
    },
    guardsLeaving: false,
    submit: ({ version, enabled, ...rest }, options) => {
      const said = Object.entries(rest).map(([name, value]) => [name, value.trim() === "" ? null : value]);
      return saveFile(file?.id, { ...Object.fromEntries(said), version, enabled, product: product.id }, options);
    },
    onDone: () => {
      toast(kit.form.saved);
      onClose();
    },
  });
  const { form } = body;
  const field = (name: Exclude<keyof typeof t.catalog.files, "off" | "enabled">) => ({
    label: t.catalog.files[name],
    ...form.getInputProps(name),
  });
  return (
    <FormDialog
      title={file ? t.catalog.editNamed(file.version) : t.catalog.addFile}
      isDirty={form.isDirty()}
      onClose={onClose}
    >
      <BodyForm body={body} onCancel={onClose}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t.catalog.version} required data-autofocus {...form.getInputProps("version")} />
          <TextInput type="date" {...field("release_date")} />
          <TextInput {...field("channel")} />
          <TextInput {...field("environment")} />
        </SimpleGrid>
        <TextInput type="url" {...field("full_link")} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput {...field("filename")} />
          <TextInput inputMode="numeric" {...field("size")} />
          <TextInput {...field("hash_md5")} />
          <TextInput {...field("requires_version")} />
          <TextInput type="url" {...field("release_notes_link")} />
          <TextInput type="url" {...field("eula_link")} />
        </SimpleGrid>
        <Checkbox label={t.catalog.files.enabled} {...form.getInputProps("enabled", { type: "checkbox" })} />
      </BodyForm>
    </FormDialog>
  );
}
