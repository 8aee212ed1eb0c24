import type { PortalTexts } from "../portal.ts";

export default { title: "Lizenzen" } satisfies PortalTexts;
