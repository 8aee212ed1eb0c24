import { dayIn } from "./compose.rules.ts";
import type { TemplateValues } from "./template.rules.ts";

/** What a text may say of a license. */
interface LicenseFacts {
  readonly product: string;
  readonly license_key: string | null;
  readonly validity_period: Date | null;
  readonly is_trial: boolean;
  readonly max_activations: number;
  readonly allow_unlimited_activations: boolean;
  readonly users: readonly { readonly email: string }[];
}

/** Who reads it, and where the company is. */
export interface Reader {
  readonly language: string;
  readonly timeZone: string;
}

/** What a text may say of one license. */
export function licenseValues(license: LicenseFacts, { language, timeZone }: Reader): TemplateValues {
  return {
    product: license.product,
    license_key: license.license_key ?? "",
    valid_until: dayIn(license.validity_period, language, timeZone),
    is_trial: license.is_trial,
  };
}

const usersMax = 5;

/** A license in a list of some. */
export function listedValues(license: LicenseFacts, reader: Reader): TemplateValues {
  const shown = license.users.slice(0, usersMax).map(({ email }) => email);
  const users = license.users.length > usersMax ? [...shown, "…"] : shown;
  return {
    ...licenseValues(license, reader),
    users: users.join(", "),
    max_activations: license.allow_unlimited_activations ? "" : license.max_activations,
  };
}

/** At these shares of what a license allows its customer is written to. */
const levels = [100, 80] as const;

/** The highest level that a count reached by going from `before` to `after`; undefined: it passed none. */
export function levelReached(before: number, after: number, most: number): 80 | 100 | undefined {
  if (most <= 0 || after <= before) return undefined;
  return levels.find((level) => after * 100 >= level * most && before * 100 < level * most);
}
