import { to } from "../paths.ts";

type Search = Readonly<Record<string, string>>;

const pages: Readonly<Record<string, (search: Search) => string>> = {
  licenses: to.licenses,
  devices: to.devices,
  "scheduled-updates": to.scheduledUpdates,
  activities: to.analytics,
};

/** The page that shows the list behind a number: `licenses/` with its filters. */
export function pageOf({ list, query }: { readonly list: string; readonly query: string }): string {
  const page = pages[list.replace(/^\/+|\/+$/g, "").split("/")[0] ?? ""] ?? to.licenses;
  return page(Object.fromEntries(new URLSearchParams(query)));
}
