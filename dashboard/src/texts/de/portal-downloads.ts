import type english from "../en/portal-downloads.ts";
import { number } from "../language.ts";

export default {
  none: "Für diese Lizenz gibt es nichts herunterzuladen.",
  download: (version) => `${version} herunterladen`,
  notes: (version) => `Neues in ${version}`,
  size: (bytes) => `· ${number(bytes / 1_000_000, { maximumFractionDigits: 1 })} MB`,
} satisfies typeof english;
