import { readKept } from "../kit/kept.ts";

/** The languages that Licet speaks. */
export const languages = { en: "English", de: "Deutsch" } as const;

/** One of `languages`. */
export type Language = keyof typeof languages;

const chosen = readKept("language") ?? navigator.language.slice(0, 2);

/** The language of this page: the one that was chosen, else the browser's, else English. */
export const language: Language = chosen === "de" ? "de" : "en";

/** For dates and numbers: the browser's region where it speaks the same language. */
export const locale = navigator.language.startsWith(language) ? navigator.language : language;

document.documentElement.lang = language;

// Made once: each takes longer to make than a row takes to draw.
const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(locale);

/** One word or another by number: `plural(n, { one: "seat", other: "seats" })`. */
export function plural(count: number, forms: { readonly one: string; readonly other: string }): string {
  return plurals.select(count) === "one" ? forms.one : forms.other;
}

/** A number as the reader writes it. */
export function number(value: number, options?: Intl.NumberFormatOptions): string {
  return (options ? new Intl.NumberFormat(locale, options) : numbers).format(value);
}
