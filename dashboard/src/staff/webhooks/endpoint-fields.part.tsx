import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { BodyFormOf } from "../../kit/form/body-form.tsx";
import { t } from "../../texts/staff.ts";

const w = t.webhooks;

/** An endpoint as it is typed: codes of events are lines. */
export interface TypedEndpoint extends Record<string, string> {
  readonly url: string;
  readonly events: string;
  readonly format: string;
  readonly description: string;
}

/** The body of what was typed. */
export function sentEndpoint({ url, events, format, description }: TypedEndpoint) {
  const codes = events
    .split(/[\s,]+/)
    .map((code) => code.trim())
    .filter((code) => code !== "");
  return { url, events: codes, format: format as "licensespring" | "standard", description };
}

// biome-ignore lint/suspicious/noExplicitAny: the form may have more fields than these.
type Form = BodyFormOf<any>["form"];

/** The fields of an endpoint. */
export function EndpointFields({ form }: { form: Form }) {
  return (
    <>
      <TextInput label={w.url} description={w.urlHint} inputMode="url" required {...form.getInputProps("url")} />
      <Textarea
        label={w.events}
        description={w.eventsHint}
        autosize
        minRows={3}
        required
        {...form.getInputProps("events")}
      />
      <NativeSelect
        label={w.format}
        data={[
          { value: "licensespring", label: w.formats.licensespring },
          { value: "standard", label: w.formats.standard },
        ]}
        {...form.getInputProps("format")}
      />
      <TextInput label={w.description} {...form.getInputProps("description")} />
    </>
  );
}
