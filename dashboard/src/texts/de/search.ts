import type english from "../en/search.ts";

export default {
  open: "Suchen",
  hint: "Schlüssel, Bestellungen, Personen, Geräte, #Entscheidung oder ein Befehl",
  nothing: "Nichts gefunden.",
  recent: "Tippen, um zu suchen. Zuletzt Geöffnetes steht hier.",
  more: "Es gibt mehr: weitertippen.",
  kinds: {
    license: "Lizenzen",
    order: "Bestellungen",
    customer: "Kunden",
    license_user: "Benutzer",
    device: "Geräte",
    product: "Produkte",
    product_feature: "Funktionen",
    decision: "Entscheidungen",
  },
  pages: "Gehe zu",
  commands: "Befehle",
  newOrder: "Neue Bestellung",
} satisfies typeof english;
