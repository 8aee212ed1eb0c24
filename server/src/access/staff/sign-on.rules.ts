import type { Refusal } from "../../terms/refusal.rules.ts";
import { type Claims, emailOfClaims } from "../sso/claims.rules.ts";

/** Somebody as the provider names them. */
export interface NamedPerson {
  /** What stays the same when e-mail and name change. */
  readonly subject: string;
  readonly email: string;
  readonly name: string;
}

const subjectMax = 255;
const emailMax = 254;
const nameMax = 200;

/**
 * Whom the claims of a provider name. Who works in a back office needs an e-mail that the provider says it has
 * verified, of a domain of the company, where it names some.
 */
export function personOfClaims(claims: Claims, domains: readonly string[]): Refusal | NamedPerson {
  const { sub: subject, email_verified: verified, name } = claims;
  if (typeof subject !== "string" || subject === "" || subject.length > subjectMax || subject.includes("\u0000"))
    return { refusal: "sso_token_not_valid" };
  const named = emailOfClaims(claims);
  if ("refusal" in named) return named;
  if (verified !== true && verified !== "true") return { refusal: "sso_email_not_verified" };
  const { email } = named;
  if (email.length > emailMax || !/^[^\s@]+@[^\s@]+$/.test(email)) return { refusal: "sso_email_missing" };
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  if (domains.length > 0 && !domains.includes(domain)) return { refusal: "sso_domain_not_allowed" };
  const isName = typeof name === "string" && !name.includes("\u0000");
  return { subject, email, name: isName ? name.trim().slice(0, nameMax) : "" };
}

/** What is known of the staff about a person whom the provider names. */
export interface KnownStaff {
  readonly bySubject: { readonly id: number; readonly is_active: boolean } | undefined;
  readonly byEmail: { readonly id: number; readonly is_active: boolean; readonly has_subject: boolean } | undefined;
}

/**
 * Who of the staff it is. The subject decides; the e-mail only until a subject is known, so that neither a changed
 * address nor one that was given to somebody else lets anyone into another's work.
 */
export function recognise(
  { bySubject, byEmail }: KnownStaff,
  makesNew: boolean,
): Refusal | { readonly id: number; readonly isNewSubject: boolean } | "new" {
  if (bySubject) return bySubject.is_active ? { id: bySubject.id, isNewSubject: false } : notActive;
  if (!byEmail) return makesNew ? "new" : { refusal: "sso_staff_not_found" };
  if (!byEmail.is_active) return notActive;
  return byEmail.has_subject ? { refusal: "sso_other_person" } : { id: byEmail.id, isNewSubject: true };
}

const notActive: Refusal = { refusal: "sso_staff_not_active" };
