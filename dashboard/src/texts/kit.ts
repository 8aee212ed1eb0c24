import type english from "./en/kit.ts";
import { language } from "./language.ts";

/** The texts of every language have the shape of the English ones. */
export type KitTexts = typeof english;

/** The texts in the language of this page; there once `load()` has come back, before anything else is imported. */
export let t: KitTexts;

/** What codes of the server mean, where this is not English. */
export let sentences: Readonly<Record<string, string | undefined>> = {};

/** Loads the texts of one language. */
export async function load(): Promise<void> {
  if (language === "de") ({ sentences } = await import("./de/codes.ts"));
  t = (await (language === "de" ? import("./de/kit.ts") : import("./en/kit.ts"))).default;
}
