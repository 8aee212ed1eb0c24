import { Checkbox, Modal, SimpleGrid, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { BodyForm, type BodyFormOf, useBodyForm } from "../../kit/form/body-form.tsx";
import { Password } from "../../kit/form/password.tsx";
import { t as kit } from "../../texts/kit.ts";
import type { Choice } from "./people.search.ts";
import { type Find, Picker } from "./picker.part.tsx";

/** A field of a dialog: a member of the body. */
export interface Field {
  /** As on the wire. */
  readonly name: string;
  readonly label: string;
  /** Text, unless it says otherwise; lines are a list of texts. */
  readonly kind?: "long" | "lines" | "flag" | "password" | "colour" | "choice";
  readonly required?: true;
  readonly hint?: string;
  /** Of a choice. */
  readonly find?: Find;
  readonly known?: Choice | undefined;
}

type Body = Record<string, unknown>;

interface Props<Values extends Body, Answer> {
  readonly title: string;
  readonly button?: string;
  readonly intro?: string;
  readonly fields: readonly Field[];
  readonly initial: Values;
  readonly submit: (body: Values, options: { readonly idempotency_key: string }) => PromiseLike<Answer>;
  readonly onDone: (answer: Answer) => void;
  readonly onClose: () => void;
}

/** A dialog that is the form of a body. */
export function FieldsDialog<Values extends Body, Answer>(props: Props<Values, Answer>) {
  const { title, button = kit.form.save, intro, fields, initial, submit, onDone, onClose } = props;
  const body = useBodyForm<Values, Answer>({ initial, guardsLeaving: false, submit, onDone });
  return (
    <Modal opened onClose={onClose} size="lg" title={title} closeButtonProps={{ "aria-label": kit.form.close }}>
      <BodyForm body={body} button={button} onCancel={onClose}>
        <Stack gap="sm">
          {intro !== undefined && <Text size="sm">{intro}</Text>}
          <SimpleGrid cols={{ base: 1, sm: fields.length > 4 ? 2 : 1 }} spacing="sm">
            {fields.map((field) => (
              <FieldInput key={field.name} field={field} form={body.form as unknown as BodyFormOf<Body>["form"]} />
            ))}
          </SimpleGrid>
        </Stack>
      </BodyForm>
    </Modal>
  );
}

function FieldInput({ field, form }: { field: Field; form: BodyFormOf<Body>["form"] }) {
  const { name, label, kind, required, hint, find, known } = field;
  const { value, onChange, ...given } = form.getInputProps(name);
  const shared = { label, withAsterisk: required, description: hint, ...given };
  if (kind === "flag")
    return (
      <Checkbox
        {...shared}
        checked={value === true}
        onChange={(event) => form.setFieldValue(name, event.currentTarget.checked)}
      />
    );
  if (kind === "choice" && find)
    return <Picker {...shared} find={find} known={known} value={value as number | null} onChange={onChange} />;
  if (kind === "lines")
    return (
      <Textarea
        {...shared}
        autosize
        minRows={2}
        value={(value as readonly string[]).join("\n")}
        onChange={(event) => form.setFieldValue(name, event.currentTarget.value.split("\n"))}
        onBlur={() =>
          form.setFieldValue(
            name,
            (value as readonly string[]).map((line) => line.trim()).filter((line) => line !== ""),
          )
        }
      />
    );
  if (kind === "long") return <Textarea {...shared} autosize minRows={2} value={value} onChange={onChange} />;
  if (kind === "password") return <Password {...shared} value={value} onChange={onChange} autoComplete="off" />;
  if (kind === "colour") return <TextInput {...shared} type="color" value={value} onChange={onChange} />;
  return <TextInput {...shared} value={value} onChange={onChange} />;
}
