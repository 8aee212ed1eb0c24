import type { PortalTexts } from "../portal.ts";
import downloads from "./portal-downloads.ts";
import licenses from "./portal-licenses.ts";
import offline from "./portal-offline.ts";
import users from "./portal-users.ts";

export default {
  title: "Lizenzen",
  nav: { main: "Seiten", licenses: "Lizenzen", offline: "Ohne Netz", account: "Konto", signIn: "Anmelden" },
  help: "Fragen?",
  helpPage: "Hilfe",
  signedInAs: (who) => `Angemeldet als ${who}.`,
  signIn: {
    title: (vendor) => (vendor === "" ? "Anmelden" : `Bei ${vendor} anmelden`),
    signIn: "Anmelden",
    goOn: "Weiter",
    email: "E-Mail",
    password: "Passwort",
    key: "Lizenzschlüssel",
    emailOfKey: "Der Person oder Firma, die die Lizenz gekauft hat.",
    account: "Firmencode",
    accountHint: "Die IT-Abteilung kennt ihn. Angemeldet wird in der Firma, danach geht es hier weiter.",
    otherWays: "Andere Wege zur Anmeldung",
    hints: {
      password: "Mit E-Mail und Passwort wie in der Anwendung.",
      key: "Ein Lizenzschlüssel öffnet nur seine eigene Lizenz.",
      account: "Mit dem Konto in der Firma.",
    },
    ways: {
      password: "Mit E-Mail und Passwort anmelden",
      key: "Stattdessen einen Lizenzschlüssel verwenden",
      account: "Über die Firma anmelden",
    },
  },
  signOn: {
    title: "Anmeldung",
    waiting: "Einen Augenblick: Die Firma bestätigt die Anmeldung.",
    refused: (reason) => `Die Firma hat die Anmeldung abgelehnt: ${reason}`,
    again: "Zurück zur Anmeldung",
  },
  newPassword: {
    title: "Ein Passwort wählen",
    body: "Das bisherige Passwort kennt noch jemand anderer. Jetzt eines wählen, das sonst niemand kennt.",
    initial: "Erhaltenes Passwort",
    own: "Neues Passwort",
    button: "Passwort setzen",
    ends: "Alle anderen Sitzungen enden. Anwendungen fragen nach dem neuen Passwort.",
  },
  account: {
    title: "Konto",
    byKey: (email) => `Angemeldet mit einem Lizenzschlüssel von ${email}.`,
    password: "Passwort",
    current: "Bisheriges Passwort",
    change: "Passwort ändern",
    changed: "Das Passwort ist geändert.",
    appearance: "Darstellung",
    sessions: "Offene Sitzungen",
    thisOne: "Diese Sitzung",
    end: "Beenden",
    endOf: (ip) => `Beenden: Sitzung von ${ip}`,
    endTitle: "Diese Sitzung beenden?",
    endBody: (ip) => `Wer von ${ip} aus angemeldet ist, muss sich neu anmelden.`,
  },
  ...licenses,
  downloads,
  users,
  offline,
} satisfies PortalTexts;
