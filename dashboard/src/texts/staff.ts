import type english from "./en/staff.ts";
import { language } from "./language.ts";

/** The texts of every language have the shape of the English ones. */
export type StaffTexts = typeof english;

/** The texts in the language of this page; there once `load()` has come back, before anything else is imported. */
export let t: StaffTexts;

/** Loads the texts of one language. */
export async function load(): Promise<void> {
  t = (await (language === "de" ? import("./de/staff.ts") : import("./en/staff.ts"))).default;
}
