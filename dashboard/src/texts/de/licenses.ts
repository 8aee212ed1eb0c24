import type english from "../en/licenses.ts";

export default {
  title: "Lizenzen",
  nothingYet: "Noch keine Lizenzen. Nach der ersten Bestellung stehen ihre Lizenzen hier.",
  key: "Schlüssel",
  noKey: "nach Benutzer",
  product: "Produkt",
  customer: "Kunde",
  type: "Art",
  state: "Zustand",
  seats: "Plätze",
  validUntil: "Gültig bis",
  created: "Angelegt",
  id: "Kennung",
  states: { disabled: "gesperrt", expired: "abgelaufen", active: "aktiv", unused: "noch nicht aktiviert" },
  filters: {
    active: "Aktiviert",
    enabled: "Freigegeben",
    product: "Produktkennung",
    email: "E-Mail des Kunden enthält",
  },
} satisfies typeof english;
