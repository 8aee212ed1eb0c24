import type english from "../en/portal-users.ts";
import { number, plural } from "../language.ts";

export default {
  none: "Noch benutzt niemand diese Lizenz.",
  add: "Benutzer hinzufügen",
  addTitle: "Diese Lizenz jemandem geben",
  email: "E-Mail",
  firstName: "Vorname",
  lastName: "Nachname",
  most: "Geräte höchstens",
  mostHint: "Leer: so viele, wie die Lizenz vorsieht.",
  added: (email) => `${email} kann diese Lizenz jetzt benutzen.`,
  passwordOf: (email) => `Passwort für ${email}`,
  initialPassword: "Erstes Passwort",
  inactive: "abgeschaltet",
  lastLogin: "Letzte Anmeldung",
  never: "nie",
  limit: "Geräte",
  limitOf: (email) => `Geräte von ${email}`,
  remove: "Entfernen",
  removeOf: (email) => `Entfernen: ${email}`,
  removeTitle: (email) => `${email} die Lizenz entziehen?`,
  removeBody: (devices) =>
    devices === 0
      ? "Mit dieser Lizenz kann die Person die Anwendung dann nicht mehr benutzen."
      : `${plural(devices, { one: "Ihr Gerät wird", other: `Ihre ${number(devices)} Geräte werden` })} freigegeben, und die Person kann die Anwendung mit dieser Lizenz nicht mehr benutzen.`,
  removed: (email) => `${email} hat diese Lizenz nicht mehr.`,
  reset: "Neues Passwort",
  resetOf: (email) => `Neues Passwort für ${email}`,
  resetTitle: (email) => `Ein neues Passwort für ${email} erzeugen?`,
  resetBody: "Das alte gilt nicht mehr, und die Person wird abgemeldet. Das neue wird einmal gezeigt.",
  switchOf: (email, isActive) => `${isActive ? "Abschalten" : "Einschalten"}: ${email}`,
  off: {
    title: (email) => `${email} abschalten?`,
    body: "Die Person kann sich weder hier noch in Anwendungen anmelden, bis sie wieder eingeschaltet wird.",
    button: "Abschalten",
    done: (email) => `${email} ist abgeschaltet.`,
  },
  on: {
    title: (email) => `${email} einschalten?`,
    body: "Die Person kann sich wieder mit ihrem Passwort anmelden.",
    button: "Einschalten",
    done: (email) => `${email} ist eingeschaltet.`,
  },
} satisfies typeof english;
