import type english from "../en/scheduled.ts";

export default {
  title: "Geplante Änderungen",
  status: "Stand",
  statuses: { pending: "wartet", applied: "ausgeführt", cancelled: "abgesagt", failed: "gescheitert" },
  licenseId: "Lizenzkennung",
  from: "Fällig ab",
  until: "Fällig bis",
} satisfies typeof english;
