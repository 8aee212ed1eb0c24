import { describe, expect, test } from "vitest";
import { personOfClaims, recognise } from "./sign-on.rules.ts";

describe("the claims of a provider", () => {
  const claims = { sub: "s-1", email: "ann@vendor.example", email_verified: true, name: " Ann " };

  test.each([
    ["name a person", {}, [], { subject: "s-1", email: "ann@vendor.example", name: "Ann" }],
    ["may write true as text", { email_verified: "true" }, [], { email: "ann@vendor.example" }],
    ["need no name", { name: undefined }, [], { name: "" }],
    ["have no name with NUL", { name: "A\u0000" }, [], { name: "" }],
    ["may be of the domain", {}, ["vendor.example"], { email: "ann@vendor.example" }],
    ["may write the domain in any case", { email: "ann@VENDOR.example" }, ["vendor.example"], { subject: "s-1" }],
    ["of another domain", {}, ["other.example"], { refusal: "sso_domain_not_allowed" }],
    ["of a part of the domain", {}, ["example"], { refusal: "sso_domain_not_allowed" }],
    [
      "of a domain below",
      { email: "ann@evil.vendor.example" },
      ["vendor.example"],
      { refusal: "sso_domain_not_allowed" },
    ],
    [
      "with the domain before the at",
      { email: "vendor.example@evil.example" },
      ["vendor.example"],
      { refusal: "sso_domain_not_allowed" },
    ],
    ["with two ats", { email: "a@vendor.example@evil.example" }, [], { refusal: "sso_email_missing" }],
    ["without subject", { sub: undefined }, [], { refusal: "sso_token_not_valid" }],
    ["with an endless subject", { sub: "x".repeat(256) }, [], { refusal: "sso_token_not_valid" }],
    ["without e-mail", { email: undefined }, [], { refusal: "sso_email_missing" }],
    ["with an e-mail that is none", { email: "ann" }, [], { refusal: "sso_email_missing" }],
    ["that do not say verified", { email_verified: undefined }, [], { refusal: "sso_email_not_verified" }],
    ["that say unverified", { email_verified: false }, [], { refusal: "sso_email_not_verified" }],
    ["that say neither", { email_verified: 1 }, [], { refusal: "sso_email_not_verified" }],
  ])("%s", (_case, members, domains, expected) => {
    expect(personOfClaims({ ...claims, ...members }, domains)).toMatchObject(expected);
  });
});

describe("somebody whom the provider names", () => {
  const active = { id: 1, is_active: true };
  const gone = { id: 1, is_active: false };
  const mail = { id: 2, is_active: true, has_subject: false };

  test.each([
    ["by subject", active, undefined, false, { id: 1, isNewSubject: false }],
    ["by subject, whosever the e-mail is", active, mail, true, { id: 1, isNewSubject: false }],
    ["by e-mail at the first time", undefined, mail, false, { id: 2, isNewSubject: true }],
    ["by subject, but gone", gone, undefined, true, { refusal: "sso_staff_not_active" }],
    ["by subject, but gone, with another's e-mail", gone, mail, true, { refusal: "sso_staff_not_active" }],
    ["by e-mail, but gone", undefined, { ...mail, is_active: false }, true, { refusal: "sso_staff_not_active" }],
    [
      "by the e-mail of another subject",
      undefined,
      { ...mail, has_subject: true },
      true,
      { refusal: "sso_other_person" },
    ],
    ["whom nobody knows", undefined, undefined, false, { refusal: "sso_staff_not_found" }],
    ["whom nobody knows, where that makes staff", undefined, undefined, true, "new"],
  ])("%s", (_case, bySubject, byEmail, makesNew, expected) => {
    expect(recognise({ bySubject, byEmail }, makesNew)).toEqual(expected);
  });
});
