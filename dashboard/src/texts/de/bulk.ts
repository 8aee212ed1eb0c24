import type english from "../en/bulk.ts";
import { number, plural } from "../language.ts";

const licenses = (count: number) => plural(count, { one: "eine Lizenz", other: `${number(count)} Lizenzen` });

export default {
  title: "Sammelaktionen",
  nothingYet: "Noch keine Sammelaktionen. In der Liste der Lizenzen auswählen, dann die Aktion wählen.",
  actions: {
    disable: "Sperren",
    enable: "Freigeben",
    reset: "Alle Plätze freigeben",
    update: "Bearbeiten",
    apply_policy: "Richtlinie anwenden",
    follow_policy: "An ihre Richtlinie angleichen",
    delete: "Löschen",
  },
  titleOf: (action, count) => `${action}: ${licenses(count)}`,
  question: (action, count) => `${action}: ${licenses(count)}?`,
  previewing: "Sieht nach, was sich ändern würde …",
  wouldChange: (changed, examined, total) =>
    examined < total
      ? `Von den ersten ${number(examined)} der ${number(total)} Lizenzen ändern sich ${number(changed)}.`
      : `Von ${number(total)} Lizenzen ändern sich ${number(changed)}.`,
  wouldStay: (failed) => `Unverändert bleiben: ${licenses(failed)}.`,
  licenses: "Lizenzen",
  others: (count) => `und ${number(count)} weitere Änderungen`,
  preview: "Ansehen",
  back: "Zurück",
  start: (action) => action,
  property: "Eigenschaft",
  policy: "Code der Richtlinie",
  policyHint: "Eine Richtlinie, die einzeln verkauft wird; jede Lizenz braucht eine ihres Produkts.",
  status: "Stand",
  statuses: {
    pending: "wartet",
    running: "läuft",
    success: "fertig",
    cancelled: "angehalten",
    error: "gescheitert",
  },
  progress: (done, total) => `${number(done)} von ${number(total)}`,
  changed: "Geändert",
  failed: "Unverändert geblieben",
  author: "Von",
  created: "Begonnen",
  finished: "Beendet",
  filter: "Lizenzen mit",
  everyLicense: "alle Lizenzen",
  named: "einzeln ausgewählte Lizenzen",
  stop: "Anhalten",
  stopTitle: "Diese Sammelaktion anhalten?",
  stopBody: (done) => `Was geändert ist, bleibt geändert; bis jetzt ${licenses(done)}.`,
  problems: "Was gegen Lizenzen sprach",
  allProblems: "Alle als CSV",
  license: "Lizenz",
  reason: "Grund",
  id: "Nummer",
} satisfies typeof english;
