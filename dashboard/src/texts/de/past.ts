import type english from "../en/past.ts";

export default {
  hint: "Der Regler wählt einen Zeitpunkt: Darunter steht die Lizenz, wie sie war, und was sich seitdem geändert hat.",
  nothingYet: "Seit die Lizenz angelegt wurde, ist nichts mit ihr geschehen.",
  moment: "Zeitpunkt",
  asOf: "Stand vom",
  since: "Seitdem geändert",
  same: "Seitdem hat sich nichts geändert.",
  member: "Angabe",
  before: "Damals",
  now: "Jetzt",
  by: "Zuletzt geändert von",
  nobody: "nicht festgehalten",
} satisfies typeof english;
