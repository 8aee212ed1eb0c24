import type { License } from "@licet/sdk";
import { Checkbox, NativeSelect, Paper, SimpleGrid, Text, Textarea, TextInput } from "@mantine/core";
import type { GetInputPropsReturnType } from "@mantine/form";
import { LastDayInput } from "../../kit/form/last-day-input.tsx";
import { t } from "../../texts/staff.ts";
import { isUsed, type Member, type MemberGroup } from "./license-terms.rules.ts";
import { memberName } from "./member-value.part.tsx";

const l = t.licenses;
const replacements = Object.entries(l.replacements).map(([value, text]) => ({ value, label: text }));

/** What a form gives to a field. */
interface Fields {
  getInputProps(path: string, options: { readonly type: "input" | "checkbox" }): GetInputPropsReturnType;
}

interface Props {
  readonly form: Fields;
  readonly zone: string;
  /** The member that somebody came for. */
  readonly focus: string | undefined;
}

/** Fields that belong together; folded away where the license does not use them. */
export function EditGroup({ group, license, ...props }: Props & { group: MemberGroup; license: License }) {
  const members = group.members.filter(({ isFixed }) => !isFixed);
  const isOpen = isUsed(group, license) || members.some(({ name }) => name === props.focus);
  return (
    <Paper component="details" withBorder p="md" open={isOpen}>
      <Text component="summary" fw={600}>
        {l.groups[group.name]}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} mt="sm" style={{ alignItems: "start" }}>
        {members.map((member) => (
          <MemberField key={member.name} member={member} {...props} />
        ))}
      </SimpleGrid>
    </Paper>
  );
}

/** A field for a member, by its kind. */
export function MemberField({
  member,
  form,
  zone,
  focus,
  path = member.name,
}: Props & {
  member: { readonly name: string; readonly kind: Member["kind"] };
  /** Of the member in the body. */
  path?: string;
}) {
  const { name, kind } = member;
  const label = memberName(name);
  const input = form.getInputProps(path, { type: kind === "flag" ? "checkbox" : "input" });
  const auto = focus === name ? { autoFocus: true } : {};
  switch (kind) {
    case "flag":
      return <Checkbox label={label} mt={{ xs: "lg" }} {...auto} {...input} />;
    case "moment":
      return <LastDayInput label={label} zone={zone} {...auto} {...input} />;
    case "day":
      return <TextInput label={label} type="date" {...auto} {...input} />;
    case "number":
      return <TextInput label={label} inputMode="numeric" {...auto} {...input} />;
    case "duration":
      return <TextInput label={label} description={l.durationHint} {...auto} {...input} />;
    case "period":
      return (
        <NativeSelect
          label={label}
          data={[
            { value: "", label: "–" },
            ...Object.entries(l.periods).map(([value, text]) => ({ value, label: text })),
          ]}
          {...auto}
          {...input}
        />
      );
    case "replacement":
      return <NativeSelect label={label} data={replacements} {...auto} {...input} />;
    case "long text":
      return <Textarea label={label} autosize minRows={2} maxRows={8} {...auto} {...input} />;
    default:
      return <TextInput label={label} {...auto} {...input} />;
  }
}
