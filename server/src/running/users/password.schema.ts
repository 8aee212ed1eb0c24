import { password } from "../license-calls/activation.schema.ts";

const lengthMin = 8;

/** A password that a user chooses. */
export const newPassword = password.refine(
  (value) => value === undefined || value.length >= lengthMin,
  `The new password needs at least ${lengthMin} characters.`,
);
