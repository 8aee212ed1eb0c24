import type english from "../en/license-keys.ts";
import { number, plural } from "../language.ts";

export default {
  roll: "Schlüssel ersetzen",
  rollTitle: (name) => `Schlüssel von ${name} ersetzen?`,
  rollBody: (devices) =>
    devices === 0
      ? "Kein Gerät hat einen Platz: Ab jetzt aktiviert nur der neue Schlüssel eines."
      : `${plural(devices, { one: "Ein Gerät läuft", other: `${number(devices)} Geräte laufen` })} in der Übergangszeit mit dem alten Schlüssel weiter und danach mit dem neuen. Jedes andere Gerät braucht sofort den neuen.`,
  graceDays: "Tage Übergang",
  graceHint: "0: Der alte Schlüssel gilt sofort nicht mehr. Länger getrennte Geräte müssen neu aktiviert werden.",
  newKey: "Neuer Schlüssel",
  newKeyHint: "Leer: Es wird einer erzeugt.",
  isRolled: (name) => `Der Schlüssel ist jetzt ${name}.`,
  former: "Frühere Schlüssel",
  formerKey: "Früherer Schlüssel",
  worksUntil: "gilt auf bekannten Geräten bis",
  endedOn: "beendet am",
  end: "Jetzt beenden",
  endTitle: (key) => `${key} jetzt beenden?`,
  endBody: "Geräte, die ihn noch verwenden, werden abgelehnt, bis sie mit dem jetzigen Schlüssel aktiviert werden.",
  isEnded: (key) => `${key} gilt nicht mehr.`,
} satisfies typeof english;
