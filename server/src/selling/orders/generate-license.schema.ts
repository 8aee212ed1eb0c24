import { z } from "zod";
import { count, cut } from "../../platform/http/scalars.schema.ts";

const alphabetSizeMax = 256;

const alphabet = z.string().superRefine((text, context) => {
  const characters = new Set(text);
  const message =
    characters.size < 2 || characters.size > alphabetSizeMax
      ? `Must hold 2 to ${alphabetSizeMax} different characters.`
      : /^[^\s\p{C}-]*$/u.test(text)
        ? undefined
        : "Must hold printable characters only, without hyphen and white space.";
  if (message) context.addIssue({ code: "custom", message });
});

/** The query of `GET orders/generate_license/` (management-api.md §4.1); empty parameters count as absent. */
export const generateLicenseQuery = z.preprocess(
  (query) =>
    typeof query === "object" && query !== null
      ? Object.fromEntries(Object.entries(query).filter(([, value]) => cut(value) !== ""))
      : query,
  z.object({
    product: z
      .string({ error: "The short code of a product is required." })
      .trim()
      .refine((text) => !text.includes("\u0000"), { error: "The text contains a NUL character." })
      .describe("The short code of the product."),
    quantity: count({ min: 1, max: 10_000 }).optional(),
    key_length: count({ min: 16, max: 240 }).optional(),
    alphabet: alphabet.optional(),
  }),
);

/** The keys, as a bare array. */
export const generatedKeys = z.array(z.string());
