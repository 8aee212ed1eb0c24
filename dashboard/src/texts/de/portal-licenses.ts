import type english from "../en/portal-licenses.ts";
import { locale, number, plural } from "../language.ts";

type Budget = Parameters<(typeof english)["licenses"]["budgetOf"]>[0];

const day = (moment: string) => new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(moment));
const time = (moment: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(moment));
const mayBeFreed = (count: number) => {
  if (count === 0) return "kann kein weiteres Gerät freigegeben werden";
  return plural(count, {
    one: "kann noch ein Gerät freigegeben werden",
    other: `können noch ${number(count)} Geräte freigegeben werden`,
  });
};
const seatsOf = (count: number) => plural(count, { one: "einem Platz", other: `${number(count)} Plätzen` });

const budgetOf = ({ most, left, next_at }: Budget) => {
  if (most === null || left === null) return "Geräte können jederzeit freigegeben werden.";
  if (most === 0) return "Geräte dieser Lizenz gibt nur der Anbieter frei.";
  if (left > 0) return `Innerhalb eines Jahres ${mayBeFreed(left)}.`;
  return `Derzeit kann kein weiteres Gerät freigegeben werden${next_at ? `; das nächste ab ${day(next_at)}` : ""}.`;
};

export default {
  licenses: {
    title: "Lizenzen",
    managed: "Eigene und verwaltete Lizenzen",
    nothingYet: {
      user: "Es ist keine Lizenz zugeordnet. Wer in der Firma Lizenzen verwaltet, kann das ändern.",
      manager: "Noch keine eigenen oder verwalteten Lizenzen.",
      key: "Diese Lizenz gibt es nicht mehr.",
    },
    nothingFound: "Keine Lizenz passt. Ein Teil des Namens oder des Schlüssels genügt.",
    look: "Suchen",
    product: "Produkt",
    key: "Lizenzschlüssel",
    licenseOf: (id) => `Lizenz ${id}`,
    managedOf: (order) => `Selbst verwaltet · Bestellung ${order}`,
    states: { Active: "aktiv", Inactive: "noch nicht aktiviert", Expired: "abgelaufen", Disabled: "gesperrt" },
    troubles: {
      Expired: "Diese Lizenz ist abgelaufen. Der Anbieter kann sie verlängern.",
      Disabled: "Diese Lizenz ist gesperrt. Der Anbieter weiß, warum.",
    },
    forever: "Unbefristet gültig",
    noEnd: "Unbefristet gültig",
    fromActivation: (duration) => `Gültig für ${duration} ab der ersten Aktivierung`,
    until: "Gültig bis",
    ended: "Abgelaufen am",
    seats: ({ used, most }) =>
      most === null
        ? `${plural(used, { one: "Ein Platz", other: `${number(used)} Plätze` })} belegt, ohne Grenze`
        : `${number(used)} von ${seatsOf(most)} belegt`,
    ownSeats: ({ used, most }) =>
      most === null ? `${number(used)} davon selbst belegt` : `${number(used)} von ${number(most)} eigenen belegt`,
    slots: ({ used, most }) => `${number(used)} von ${number(most ?? 0)} gleitenden Plätzen in Gebrauch`,
    full: "Alle Plätze sind belegt. Ein neuer Computer?",
    parts: "Teile der Lizenz",
    tabs: { devices: "Geräte", users: "Benutzer", terms: "Bedingungen", downloads: "Downloads" },
    back: "Alle Lizenzen",
    ofBundle: "Diese Lizenz gehört zu einem Bündel",
    inBundle: "In diesem Bündel:",
    loading: "Wird geladen",
    noDevices: "Kein Gerät belegt einen Platz. Sobald die Anwendung aktiviert wird, steht der Computer hier.",
    lastContact: "Letzter Kontakt",
    usedBy: (email) => `Benutzt von ${email}`,
    free: "Freigeben",
    freeOf: (name) => `Freigeben: Platz von ${name}`,
    freeTitle: (name) => `Platz von ${name} freigeben?`,
    freeBody: (name, { left }) =>
      `Die Anwendung läuft dann auf ${name} nicht mehr, und ein anderes Gerät kann den Platz einnehmen.${
        left === null ? "" : ` Danach ${mayBeFreed(left - 1)}, innerhalb eines Jahres.`
      }`,
    freeButton: "Freigeben",
    freed: (name, budget) => `Der Platz von ${name} ist frei. ${budgetOf(budget)}`,
    budgetOf,
    asksFirst: "Wer die Lizenz gekauft hat, wird vorher per E-Mail gefragt.",
    ask: "Erbitten",
    askOf: (name) => `Erbitten: Platz von ${name}`,
    askTitle: (name) => `Um den Platz von ${name} bitten?`,
    askBody: (name) =>
      `Wer die Lizenz gekauft hat, bekommt eine E-Mail mit einem Link und gibt damit den Platz von ${name} frei. Bis dahin ändert sich nichts.`,
    askButton: "E-Mail senden",
    asked: (name) => `Eine E-Mail ist unterwegs. Sobald sie bestätigt ist, ist der Platz von ${name} frei.`,
    freeAll: "Alle Plätze freigeben",
    freeAllTitle: (count) => `${plural(count, { one: "Den Platz", other: `Alle ${number(count)} Plätze` })} freigeben?`,
    freeAllBody: ({ left }) =>
      `Die Anwendung läuft auf keinem Gerät mehr, bis sie dort neu aktiviert wird.${
        left === null
          ? ""
          : ` Jetzt ${mayBeFreed(left)}, innerhalb eines Jahres; reicht das nicht, wird nichts freigegeben.`
      }`,
    freedAll: (budget) => `Alle Plätze sind frei. ${budgetOf(budget)}`,
    revoke: "Sperren",
    revokeOf: (name) => `Sperren: ${name}`,
    revokeTitle: (name) => `${name} sperren?`,
    revokeBody: (name) =>
      `Der Platz wird frei, und ${name} lässt sich mit dieser Lizenz nicht mehr aktivieren. Nur der Hersteller kann das aufheben.`,
    revoked: (name, budget) => `${name} ist gesperrt. ${budgetOf(budget)}`,
    isOffline: "Eine Lizenzdatei belegt diesen Platz. Die Lizenz muss zuerst auf diesem Gerät zurückgegeben werden.",
    borrow: "Ausleihen",
    borrowOf: (name) => `Ausleihen für ${name}`,
    borrowTitle: (name) => `Für ${name} ausleihen?`,
    borrowBody: (hours) =>
      `Das Gerät behält seinen Platz ohne Verbindung bis zu ${plural(hours, {
        one: "eine Stunde",
        other: `${number(hours)} Stunden`,
      })} lang. Inzwischen kann ihn niemand anderer benutzen.`,
    borrowed: (name, until) => `${name} behält den Platz bis ${time(until)}.`,
    borrowedUntil: "Ausgeliehen bis",
  },
  terms: {
    dates: "Gültigkeit",
    counters: "Einheiten",
    features: "Funktionen",
    fields: "Angaben",
    type: "Art",
    types: {
      perpetual: "unbefristet",
      "time-limited": "befristet",
      subscription: "Abonnement",
      consumption: "nach Einheiten",
    },
    start: "Beginn",
    activated: "Zuerst aktiviert",
    notYet: "noch nicht",
    maintenance: "Updates bis",
    grace: "Frist zum Verlängern",
    hours: (hours) => plural(hours, { one: "eine Stunde", other: `${number(hours)} Stunden` }),
    lastCheck: "Letzte Prüfung",
    order: "Bestellung",
    units: ({ used, most }, period) => {
      const each = { daily: "täglich", weekly: "wöchentlich", monthly: "monatlich", annually: "jährlich" };
      const of = most === null ? "" : ` von ${number(most)}`;
      return `${number(used)}${of} Einheiten verbraucht${period ? ` (${each[period]} neu gezählt)` : ""}`;
    },
  },
  replace: {
    title: "Ein neuer Computer",
    which: "Welche Lizenz soll darauf benutzt werden?",
    noLicense: "Es gibt keine Lizenz, deren Geräte ersetzt werden könnten.",
    of: (product) => `Lizenz für ${product}`,
    full: "Alle Plätze sind belegt. Welches Gerät wird nicht mehr gebraucht?",
    hasRoom: "Ein Platz ist frei: Die Anwendung kann auf dem neuen Computer aktiviert werden.",
    notAllowed: "Geräte dieser Lizenz gibt nur der Anbieter frei.",
    next: "Wie es weitergeht",
    steps: (product) => [
      `${product} auf dem neuen Computer starten.`,
      "Dort wie bisher anmelden oder den Lizenzschlüssel eingeben.",
      "Aktivieren. Der neue Computer belegt den freien Platz.",
    ],
    toLicense: "Zur Lizenz",
  },
} satisfies typeof english;
