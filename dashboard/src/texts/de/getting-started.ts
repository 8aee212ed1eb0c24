import type english from "../en/getting-started.ts";

const steps = ["Eine Lizenz verkaufen", "Ein Schlüssel für die Anwendung", "Aktivieren"];

export default {
  title: "Erste Schritte",
  intro: "Drei Schritte zur ersten Aktivierung. Alles, was hier entsteht, ist echt und lässt sich wieder löschen.",
  step: (at) => `${at} von ${steps.length}: ${steps[at - 1]}`,
  sellButton: "Produkt anlegen, eine Lizenz verkaufen",
  productName: "Name des Produkts",
  productNameHint: "Wie Kunden es kennen: Paint.",
  productCode: "Code",
  productCodeHint: "Wie Anwendung und Shop es nennen: paint. Später nicht mehr zu ändern.",
  soldKey: "Verkauft. Der Lizenzschlüssel lautet",
  licenseKey: "Lizenzschlüssel",
  keyLabel: "Bezeichnung des Schlüssels",
  keyHint: "Damit weisen sich Anwendungen aus. Die geheime Hälfte steht nur im nächsten Schritt.",
  keyButton: "Schlüssel anlegen",
  askOwner: "Nur Eigentümer können Schlüssel anlegen. Danach geht es hier weiter.",
  run: "Eines davon ausführen. Das Geheimnis steht nur hier: vor dem Verlassen der Seite sichern.",
  curl: "Im Terminal",
  typescript: "TypeScript",
  waiting: "Warten auf die Aktivierung …",
  arrived: "Die erste Aktivierung ist da",
  arrivedBody: (device) => `Das Gerät ${device} belegt einen Platz der Lizenz.`,
  openLicense: "Lizenz öffnen",
} satisfies typeof english;
