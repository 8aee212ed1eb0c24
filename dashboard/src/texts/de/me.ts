import type english from "../en/me.ts";
import { number, plural } from "../language.ts";

export default {
  title: "Konto",
  who: "Wer angemeldet ist",
  name: "Name",
  email: "E-Mail",
  role: "Rolle",
  company: "Firma",
  roles: { owner: "Eigentümer", admin: "Admin", support: "Support", "read-only": "Nur lesen" },
  looks: "Sprache und Erscheinungsbild",
  passwordTitle: "Passwort",
  password: "Jetziges Passwort",
  newPassword: "Neues Passwort",
  newPasswordHint: "Mindestens 10 Zeichen. Alle anderen Sitzungen enden.",
  changePassword: "Passwort ändern",
  passwordChanged: "Passwort geändert. Alle anderen Sitzungen sind zu Ende.",
  appTitle: "Authenticator-App",
  appOff: "Zum Anmelden genügt das Passwort. Mit einer App öffnet ein gestohlenes Passwort nichts.",
  appIsOn: "Ein",
  appOn: "Zum Anmelden braucht es einen Code der App. Für ein anderes Telefon hier beenden und neu einrichten.",
  endApp: "Keine App mehr verwenden",
  appEnded: "Zum Anmelden genügt jetzt das Passwort.",
  sessionsTitle: "Angemeldet auf",
  browser: "Browser",
  address: "Adresse",
  since: "Seit",
  lastSeen: "Zuletzt gesehen",
  here: "Dieser Browser",
  unknown: "Unbekannt",
  end: "Dort abmelden",
  ended: (ip) => `Auf ${ip} abgemeldet.`,
  endOthers: "Überall sonst abmelden",
  endOthersTitle: "Überall sonst abmelden?",
  endOthersBody: (count) =>
    plural(count, {
      one: "Eine andere Sitzung endet sofort; hier geht es weiter.",
      other: `${number(count)} andere Sitzungen enden sofort; hier geht es weiter.`,
    }),
  endedOthers: (count) =>
    plural(count, {
      one: "Eine andere Sitzung ist beendet.",
      other: `${number(count)} andere Sitzungen sind beendet.`,
    }),
} satisfies typeof english;
