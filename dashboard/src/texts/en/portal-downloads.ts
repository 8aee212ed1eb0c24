import { number } from "../language.ts";

/** Installation files. */
export default {
  none: "There is nothing to download for this license.",
  download: (version: string) => `Download ${version}`,
  notes: (version: string) => `What is new in ${version}`,
  size: (bytes: number) => `· ${number(bytes / 1_000_000, { maximumFractionDigits: 1 })} MB`,
};
