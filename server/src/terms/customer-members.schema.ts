import type { z } from "zod";
import { email, text } from "../platform/http/scalars.schema.ts";
import { CUSTOMER, type CustomerMember } from "./customer-members.rules.ts";
import { entriesOf } from "./members.rules.ts";

/** The members of a customer, as `read` makes each optional. */
export function customerShape<T extends z.ZodType>(read: (schema: z.ZodType<string>) => T): Record<CustomerMember, T> {
  const members = entriesOf<CustomerMember, number>(CUSTOMER);
  const schemas = members.map(([name, max]) => [name, read(name === "email" ? email : text(max))]);
  return Object.fromEntries(schemas) as Record<CustomerMember, T>;
}
