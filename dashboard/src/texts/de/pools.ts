import type english from "../en/pools.ts";
import { number } from "../language.ts";

export default {
  name: "Name",
  code: "Code",
  codeContains: "Code enthält",
  accountId: "Kennung des Kundenkontos",
  account: "Kundenkonto",
  itsAccount: "Sein Kundenkonto",
  noAccounts: "Ein Topf gehört zu einem Kundenkonto; zuerst eines anlegen.",
  counts: "Zählt für",
  types: { license: "Lizenzen", license_product_feature: "Funktionen von Lizenzen" },
  use: "Verbraucht",
  used: ({ used, most }) => `${number(used)} von ${number(most)} Einheiten`,
  created: "Angelegt",
  id: "Kennung",
  newPool: "Neuer Topf",
  create: "Anlegen",
  edit: "Bearbeiten",
  delete: "Löschen",
  nothingYet: "Noch keine Töpfe. In einem Topf teilen sich mehrere Lizenzen eines Kunden eine Grenze.",
  max_consumptions: "Erlaubte Einheiten",
  max_overages: "Überziehen höchstens (0: beliebig)",
  default_offline_checkout: "Einheiten für ein Gerät ohne Netz",
  allow_overages: "Überziehen ist erlaubt",
  reset_consumption: "Einheiten beginnen jeden Zeitraum neu",
  period: "Zeitraum",
  noPeriod: "keiner",
  periods: { daily: "täglich", weekly: "wöchentlich", monthly: "monatlich", annually: "jährlich" },
  held: (count) => `${number(count)} weitere liegen bei Geräten ohne Netz.`,
  heldOffline: "Ohne Netz entnommen",
  members: (count) => `Mitglieder: ${number(count)}`,
  noMembers: "Noch zählt nichts in diesem Topf. Er lässt sich beim Bearbeiten einer Lizenz wählen.",
  moreMembers: (count) => `Gezeigt werden die ersten ${number(count)}.`,
  deleteTitle: (name) => `„${name}“ löschen?`,
  deleteBody: (members) =>
    members > 0
      ? `Er hat ${number(members)} Mitglieder; zuerst herausnehmen.`
      : "Seine abgerechneten Entnahmen gehen mit.",
} satisfies typeof english;
