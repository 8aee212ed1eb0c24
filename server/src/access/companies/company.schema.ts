import { z } from "zod";
import { cut, email, flag, maybe, text } from "../../platform/http/scalars.schema.ts";
import { MANAGER_PERMISSION_CODES } from "../../terms/manager-permissions.rules.ts";
import { paletteOf } from "./colors.rules.ts";
import type { CompanyRow } from "./company.store.ts";
import { LOGO_BYTES_MAX, type LogoType, logoTypeOf } from "./logo.rules.ts";
import { zoneNamed } from "./time-zone.rules.ts";

/** What new managers of a company may do. */
const defaultLmPermissions = maybe(
  z
    .array(z.enum(MANAGER_PERMISSION_CODES, "Is no permission of license managers."), "Must be a list.")
    .transform((codes) => [...new Set(codes)]),
);

/** A member that null, or an empty text, clears. */
function clearable<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (cut(value) === "" ? null : value), schema.nullable()).optional();
}

const timeZone = text(100, 1).transform((name, context) => {
  const zone = zoneNamed(name);
  if (zone !== undefined) return zone;
  context.addIssue({ code: "custom", message: "Must be a time zone of the IANA database, as in Europe/Berlin." });
  return z.NEVER;
});

const color = z.preprocess(
  (value) =>
    typeof value === "string"
      ? value
          .trim()
          .toLowerCase()
          .replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3")
      : value,
  z.string("Must be text.").regex(/^#[0-9a-f]{6}$/, "Must be a color, as in #0b7285."),
);

const secureAddress = text(2000).refine(
  (value) => /^https:\/\//i.test(value) && isWithoutLogin(value),
  "Must be an address that begins with https://.",
);

function isWithoutLogin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username === "" && password === "";
}

const base64Max = Math.ceil(LOGO_BYTES_MAX / 3) * 4;
const tooLarge = `A logo has at most ${LOGO_BYTES_MAX / 1024} kB.`;

const logo = z.preprocess(
  (value) => (typeof value === "string" ? value.replace(/\s+/g, "") : value),
  z
    .string("Must be text.")
    .max(base64Max, tooLarge)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, "Must be base64.")
    .transform((value, context): { readonly media_type: LogoType; readonly bytes: Buffer } => {
      const bytes = Buffer.from(value, "base64");
      const media_type = logoTypeOf(bytes);
      if (bytes.length > LOGO_BYTES_MAX) context.addIssue({ code: "custom", message: tooLarge });
      if (media_type !== undefined) return { media_type, bytes };
      context.addIssue({ code: "custom", message: "Must be a PNG, a JPEG or a WebP." });
      return z.NEVER;
    }),
);

/** Body of `PATCH company/`: what is absent stays as it is. */
export const companyPatch = z.object({
  name: text(200, 1).optional(),
  time_zone: timeZone.optional().describe("Of the IANA database; a chosen last day ends there at midnight."),
  portal_name: clearable(text(100)).describe("What the customers' portal is called; null: as the company."),
  primary_color: clearable(color).describe("The color of the customers' portal, as in `#0b7285`; null: Licet's own."),
  support_email: clearable(email).describe("Where customers ask for help."),
  support_url: clearable(secureAddress).describe("Where customers ask for help; `https` only."),
  logo: clearable(logo).describe("PNG, JPEG or WebP in base64, at most 128 kB; null takes it away."),
  is_oauth_required: flag()
    .optional()
    .describe("Whether applications must use OAuth clients: API keys are then refused."),
  require_signed_requests: flag()
    .optional()
    .describe(
      "Whether signatures must cover target, body and nonce, each nonce once; clients that sign the date only are refused.",
    ),
  allow_multiple_trials: flag().optional().describe("Whether a device may have trial after trial of a product."),
  allow_client_overages: flag()
    .optional()
    .describe(
      "Whether applications may widen the overages of a license when they consume. They may narrow them always.",
    ),
  allow_password_readback: flag()
    .optional()
    .describe("Whether applications may read the initial passwords of license users."),
  default_lm_permissions: defaultLmPermissions.describe("What new license managers may do."),
});

/** A parsed body of `PATCH company/`. */
export type CompanyPatch = z.output<typeof companyPatch>;

const colorsAnswer = z.strictObject({
  primary: z.string().describe("As a ground."),
  on_primary: z.string().describe("Text on it: black or white."),
  text_on_light: z.string().describe("As text on light grounds: darkened until its contrast is 4.5."),
  text_on_dark: z.string().describe("As text on dark grounds: lightened until its contrast is 4.5."),
});

const logoPath = z.string().nullable().describe("From the root of this server; changes with the logo.");

/** How the portal of a company looks, as everybody may read it. */
export const appearanceAnswer = z.strictObject({
  company: z.number().int(),
  name: z.string().describe("What the portal is called."),
  colors: colorsAnswer.nullable(),
  logo_path: logoPath,
  support_email: z.string().nullable(),
  support_url: z.string().nullable(),
});

/** The company of the caller with its settings (semantics.md §1.2). */
export const companyAnswer = z.strictObject({
  id: z.number().int(),
  name: z.string(),
  time_zone: z.string(),
  portal_name: z.string().nullable(),
  primary_color: z.string().nullable(),
  colors: colorsAnswer.nullable(),
  logo_path: logoPath,
  support_email: z.string().nullable(),
  support_url: z.string().nullable(),
  created_at: z.iso.datetime(),
  is_oauth_required: z.boolean(),
  require_signed_requests: z.boolean(),
  allow_multiple_trials: z.boolean(),
  allow_client_overages: z.boolean(),
  allow_password_readback: z.boolean(),
  default_lm_permissions: z.array(z.string()),
});

/** The company object. `address` is Licet's own. */
export function presentCompany({ logo_sha256, ...row }: CompanyRow, address: string): z.input<typeof companyAnswer> {
  return {
    ...row,
    colors: colorsOf(row),
    logo_path: logoPathOf({ id: row.id, logo_sha256 }, address),
    default_lm_permissions: [...row.default_lm_permissions],
    created_at: row.created_at.toISOString(),
  };
}

/** What everybody may know of a company: how its portal looks. `address` is Licet's own. */
export function presentAppearance(row: CompanyRow, address: string): z.input<typeof appearanceAnswer> {
  const { id, name, portal_name, support_email, support_url } = row;
  return {
    company: id,
    name: portal_name ?? name,
    colors: colorsOf(row),
    logo_path: logoPathOf(row, address),
    support_email,
    support_url,
  };
}

function colorsOf({ primary_color }: Pick<CompanyRow, "primary_color">) {
  return primary_color === null ? null : { ...paletteOf(primary_color) };
}

/** Without a host, so that a page loads it from wherever it was loaded itself. */
function logoPathOf({ id, logo_sha256 }: Pick<CompanyRow, "id" | "logo_sha256">, address: string): string | null {
  if (logo_sha256 === null) return null;
  const prefix = new URL(address).pathname.replace(/\/$/, "");
  return `${prefix}/api/v1/portal/logo/?company=${id}&v=${logo_sha256.slice(0, 12)}`;
}
