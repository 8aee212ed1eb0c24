import type english from "../en/analytics.ts";

export default {
  title: "Auswertungen",
  calls: "Aufrufe von Anwendungen",
  by: "Gezählt nach",
  daily: "Tag",
  hourly: "Stunde",
  actions: "Was aufgerufen wurde",
  action: "Aufruf",
  count: "Aufrufe",
  refused: "Abgelehnt",
  customers: "Kunden mit den meisten Aufrufen",
  licenses: "Lizenzen mit den meisten Aufrufen",
  nothing: "Noch keine Aufrufe.",
} satisfies typeof english;
