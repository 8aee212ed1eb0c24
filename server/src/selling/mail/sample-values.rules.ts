import { dayIn } from "./compose.rules.ts";
import { licenseValues, listedValues, type Reader } from "./license-values.rules.ts";
import type { MailKindName } from "./mail-kinds.rules.ts";
import { mailLinks } from "./mail-links.rules.ts";
import type { TemplateValues } from "./template.rules.ts";

/** A real license, to show how a mail about it would look. */
export interface SampleLicense {
  readonly id: number;
  readonly product: string;
  readonly license_key: string | null;
  readonly validity_period: Date | null;
  readonly is_trial: boolean;
  readonly max_activations: number;
  readonly allow_unlimited_activations: boolean;
  readonly users: readonly { readonly email: string; readonly name: string }[];
  readonly customer_name: string;
}

/** Where links of a sample lead. */
export interface SampleServer {
  readonly address: string;
  readonly company: number;
}

/** What a preview is filled with: the given license where there is one, an invented one elsewhere. */
export function sampleValues(
  kind: MailKindName,
  license: SampleLicense | undefined,
  server: SampleServer,
  reader: Reader,
  now: Date,
): TemplateValues {
  const ends = license?.validity_period ?? new Date(now.getTime() + 30 * 86_400_000);
  const sample: SampleLicense = {
    id: 1,
    product: "Sketch Pro",
    license_key: "KX7P-93QT-M4WD-8RHB",
    is_trial: false,
    max_activations: 5,
    allow_unlimited_activations: false,
    users: [],
    customer_name: "Ada Lovelace",
    ...license,
    validity_period: license ? license.validity_period : ends,
  };
  const [user] = sample.users;
  const common = {
    ...licenseValues(sample, reader),
    name: (kind === "license_user_assigned" ? user?.name : undefined) || sample.customer_name || "Ada Lovelace",
  };
  return { ...common, ...own(kind, sample, server, reader, ends) };
}

const example = "example";

function own(
  kind: MailKindName,
  license: SampleLicense,
  server: SampleServer,
  reader: Reader,
  ends: Date,
): TemplateValues {
  const { address, company } = server;
  switch (kind) {
    case "license_delivered":
      return { order: "2041", licenses: [listedValues(license, reader)] };
    case "license_keys":
      return { licenses: [listedValues(license, reader)] };
    case "license_user_assigned":
      return {
        email: license.users[0]?.email ?? "ada@example.com",
        set_password_link: mailLinks.signIn(address, company, example),
      };
    case "license_will_expire":
      return { days: 7, valid_until: dayIn(ends, reader.language, reader.timeZone) };
    case "license_expired":
      return { valid_until: dayIn(ends, reader.language, reader.timeZone) };
    case "consumption_limit":
      return { feature: "", used: 800, maximum: 1000, percent: 80, is_full: false };
    case "seat_limit":
      return { used: 4, maximum: 5, percent: 80, is_full: false };
    case "seats_exceeded":
      return { used: 5, maximum: 3 };
    case "import_finished":
      return {
        file_name: "licenses.csv",
        rows: 1200,
        bad_rows: 3,
        is_success: true,
        import_link: mailLinks.imported(address, "licenses", 1),
      };
    case "webhook_endpoint_disabled":
      return {
        url: "https://crm.example.com/hooks",
        reason: "gone",
        is_gone: true,
        is_failing: false,
        is_off: true,
        webhook_link: mailLinks.webhook(address, 1),
      };
    case "portal_sign_in":
      return { sign_in_link: mailLinks.signIn(address, company, example), minutes: 15 };
    case "seat_replacement":
      return {
        device: "ATTIC",
        new_device: "STUDIO",
        confirm_link: mailLinks.confirm(address, company, example),
        minutes: 60,
      };
    case "seat_replaced":
      return { device: "ATTIC" };
  }
}
