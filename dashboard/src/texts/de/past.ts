import type english from "../en/past.ts";
import { number, plural } from "../language.ts";

export default {
  hint: "Zwei Zeitpunkte wählen: Darunter steht die Lizenz, wie sie zum ersten war, und was sich bis zum zweiten geändert hat.",
  nothingYet: "Seit die Lizenz angelegt wurde, ist nichts mit ihr geschehen.",
  from: "Von",
  to: "Bis",
  now: "jetzt",
  asOf: "Stand vom",
  changed: "Geändert bis",
  same: "Zwischen diesen Zeitpunkten hat sich nichts geändert.",
  gone: "Zu diesem Zeitpunkt gab es die Lizenz nicht.",
  member: "Angabe",
  before: "Vorher",
  after: "Nachher",
  by: "Geändert von",
  earlier: (count: number) =>
    plural(count, { one: "und eine Änderung davor", other: `und ${number(count)} Änderungen davor` }),
  nobody: "nicht festgehalten",
} satisfies typeof english;
