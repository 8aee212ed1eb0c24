import { describe, expect, test } from "vitest";
import { composeMail, type MailBrand } from "./compose.rules.ts";
import { MAIL_KIND_NAMES, MAIL_LANGUAGES } from "./mail-kinds.rules.ts";
import { broughtText, chooseText, readText } from "./mail-text.rules.ts";
import { sampleValues } from "./sample-values.rules.ts";

const brand: MailBrand = {
  company: "Ink & Co",
  logo: undefined,
  colors: { primary: "#1971c2", on_primary: "#ffffff", text_on_light: "#1864ab" },
  support: "help@ink.example",
  portalLink: "https://licenses.example.com/portal/?company=1",
};
const now = new Date("2026-03-15T12:00:00Z");
const server = { address: "https://licenses.example.com", company: 1 };

function composed(text: string, values: object, subject = "s") {
  const mail = composeMail("license_expired", { subject, text, language: "en" }, { ...values }, brand);
  if ("problems" in mail) throw new Error(JSON.stringify(mail.problems));
  const body = /color:#212529">\n([\s\S]*?)\n<\/td>/.exec(mail.html)?.[1] ?? "";
  return { ...mail, body, plain: mail.text.split("\n\n-- \n")[0] };
}

describe.each(MAIL_LANGUAGES)("in %s", (language) => {
  test.each(MAIL_KIND_NAMES)("the text of %s can be read, and leaves nothing open", (kind) => {
    const text = broughtText(kind, language);
    expect(text && readText(kind, text)).not.toHaveProperty("problems");
    const values = sampleValues(kind, undefined, server, { language, timeZone: "UTC" }, now);
    const chosen = chooseText(kind, [], [language]);
    const mail = composeMail(kind, chosen, values, brand, { showsSecrets: true });
    if ("problems" in mail) throw new Error("it has problems");
    for (const part of [mail.subject, mail.text, mail.html]) expect(part).not.toMatch(/\{\{|\}\}|undefined|\uE000/);
    expect(mail.text).not.toMatch(/\*\*|\]\(|`|\n{3,}/);
    expect(mail.secrets).toBeNull();
  });
});

describe("what people wrote", () => {
  test("is no HTML", () => {
    const { body, plain } = composed("{{name}}", { name: `<img src=x onerror="a('b')">&` });
    expect(body).toBe(`<p style="margin:12px 0">&#60;img src=x onerror=&#34;a(&#39;b&#39;)&#34;&#62;&#38;</p>`);
    expect(plain).toBe(`<img src=x onerror="a('b')">&`);
  });

  test.each([
    "**loud**",
    "`code`",
    "[click](https://evil.example)",
    "https://evil.example",
    "- item",
    "{{company}}",
    "\uE0000\uE001",
  ])("is no markup: %s", (name) => {
    const { body } = composed("Hello {{name}}", { name });
    expect(body).not.toMatch(/<(?!\/?p\b)/);
  });

  test("stays in its line, and in its length", () => {
    const { plain, subject } = composed(
      "{{name}}!",
      { name: `a\r\nBcc: x@evil.example\u2028${"b".repeat(900)}` },
      "{{name}}",
    );
    expect(plain).not.toContain("\n");
    expect(plain?.length).toBe(501);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.length).toBe(200);
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "//evil.example", ""])("is no link: %s", (name) => {
    expect(composed("[words]({{name}})", { name }).body).not.toContain("href");
  });
});

test("a text may be marked up", () => {
  const { body, plain } = composed(
    "One\ntwo **strong** `code`\n\n- a\n  more\n- b\n\nSee https://ink.example/a?b=1&c. [Words]({{portal_link}})\n\n[Button]({{portal_link}})",
    {},
  );
  expect(body).toContain("One<br>\ntwo <strong>strong</strong> <code");
  expect(body).toContain("<li>a<br>\nmore</li>\n<li>b</li>");
  expect(body).toContain('href="https://ink.example/a?b=1&#38;c"');
  expect(body).toContain("border-radius:6px;background:#1971c2;color:#ffffff");
  expect(plain).toBe(
    "One\ntwo strong code\n\n- a\n  more\n- b\n\nSee https://ink.example/a?b=1&c. Words: https://licenses.example.com/portal/?company=1\n\nButton: https://licenses.example.com/portal/?company=1",
  );
});

test("a secret stands in no text, and apart from it", () => {
  const link = "https://licenses.example.com/portal/link#token";
  const chosen = chooseText("portal_sign_in", [], ["de"]);
  const mail = composeMail("portal_sign_in", chosen, { sign_in_link: link, minutes: 15 }, brand);
  if ("problems" in mail) throw new Error("it has problems");
  expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain("token");
  expect(mail.secrets?.filter((each) => each !== null)).not.toEqual([]);
});

test("a subject may not hold a secret", () => {
  expect(readText("portal_sign_in", { subject: "{{sign_in_link}}", text: "x" })).toMatchObject({
    problems: [{ part: "subject" }],
  });
});

test.each([
  [["de", "en"], "de"],
  [["fr", "de"], "de"],
  [["fr", "it"], "en"],
  [[undefined, "de"], "de"],
])("of the languages %j, the text is in %s", (languages, expected) => {
  expect(chooseText("license_expired", [], languages).language).toBe(expected);
});

test("the text of a company goes before the one that Licet brings", () => {
  const own = [{ kind: "license_expired", language: "fr", subject: "Fini", text: "Fini." }];
  expect(chooseText("license_expired", own, ["fr"])).toEqual({ subject: "Fini", text: "Fini.", language: "fr" });
});
