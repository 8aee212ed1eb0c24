import { z } from "zod";
import { flag, text } from "../platform/http/scalars.schema.ts";
import {
  authorizationMethod,
  featureTerms,
  policyTerms,
  productTerms,
} from "../selling/catalog/catalog-terms.schema.ts";
import { dataType, fieldValue } from "../selling/catalog/custom-field.schema.ts";
import { featureBody } from "../selling/catalog/feature.schema.ts";
import { prices } from "../selling/catalog/policy.schema.ts";
import { productBody } from "../selling/catalog/product.schema.ts";
import { MAIL_DEFAULTS } from "../selling/mail/mail-settings.rules.ts";
import { mailSettingsPatch } from "../selling/mail/mail-settings.schema.ts";
import { readText } from "../selling/mail/mail-text.rules.ts";
import { mailTextPatch, previewBody } from "../selling/mail/mail-text.schema.ts";
import { endpointBody } from "../selling/webhooks/webhook-endpoint.schema.ts";

// The ids of other products mean nothing in another database.
const { upgrade_from: _ids, ...defaults } = productTerms;

const name = text(255, 1).optional();
const code = text(255, 1);
const shortCode = productBody.shape.short_code;

const feature = z.strictObject({ code, name, feature_type: featureBody.shape.feature_type, ...featureTerms });

const customField = z.strictObject({
  name: text(255, 1),
  data_type: dataType.optional(),
  default_value: fieldValue.optional(),
  description: text(2000).optional(),
});

const policy = z.strictObject({
  code,
  name,
  default: flag().optional(),
  archived: flag().optional(),
  ...policyTerms,
  features: z.array(z.strictObject({ code, ...featureTerms })).optional(),
  custom_fields: z.array(z.strictObject({ name: text(255, 1), value: fieldValue })).optional(),
  prices: prices.optional(),
});

const sellable = {
  code: shortCode,
  name: text(255, 1),
  authorization_method: authorizationMethod().optional(),
  active: flag().optional(),
  archived: flag().optional(),
};

const mailText = z
  .strictObject({
    ...mailTextPatch.required().shape,
    kind: previewBody.shape.kind,
    language: previewBody.shape.language,
  })
  .superRefine(({ kind, subject, text: words }, context) => {
    const read = readText(kind, { subject, text: words });
    const problems = "problems" in read ? read.problems : [];
    for (const { part, problem } of problems) context.addIssue({ code: "custom", path: [part], message: problem });
  });

/** A catalog file; members that it does not know are problems. */
export const catalogFile = z.strictObject({
  products: z
    .array(
      z.strictObject({
        ...sellable,
        defaults: z.strictObject(defaults).optional(),
        features: z.array(feature).optional(),
        custom_fields: z.array(customField).optional(),
        policies: z.array(policy).optional(),
      }),
    )
    .optional(),
  global_features: z.array(feature).optional(),
  bundles: z.array(z.strictObject({ ...sellable, products: z.array(text(255, 1)) })).optional(),
  // Where events are sent; secrets are in no file.
  webhooks: z.array(z.strictObject(endpointBody.shape)).optional(),
  // What is mailed; the mail server is the operator's.
  mail: z
    .strictObject({
      settings: z.strictObject(mailSettingsPatch.shape).optional(),
      texts: z.array(mailText).optional(),
    })
    .optional(),
});

/** A catalog file that has the right form. */
export type CatalogFile = z.output<typeof catalogFile>;

/** What a webhook does not need to say. */
export const WEBHOOK_DEFAULTS = { format: "licensespring", description: "", enabled: true } as const;

/** The members of a webhook beside its address. */
export const webhookNames = ["events", ...Object.keys(WEBHOOK_DEFAULTS)];

/** The members of the settings of mail. */
export const mailSettingNames = Object.keys(MAIL_DEFAULTS);

/** The members of each kind that are terms, in the order they are written. */
export const termNames = {
  product: Object.keys(defaults),
  feature: Object.keys(featureTerms),
  policy: Object.keys(policyTerms),
};
