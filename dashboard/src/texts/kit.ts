import type english from "./en/kit.ts";
import { language } from "./language.ts";

/** The texts of every language have the shape of the English ones. */
export type KitTexts = typeof english;

/** The texts in the language of this page; there once `load()` has come back, before anything else is imported. */
export let t: KitTexts;

/** Loads the texts of one language. */
export async function load(): Promise<void> {
  t = (await (language === "de" ? import("./de/kit.ts") : import("./en/kit.ts"))).default;
}
