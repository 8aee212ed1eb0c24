import { listSearch, type SearchSpec } from "../../kit/list/list-search.ts";
import { t } from "../../texts/staff.ts";

const s = t.settings;

/** The address of the keys of either API. */
export const keySearch = listSearch({
  filters: [
    { name: "revoked_at__isnull", kind: "flag", label: s.keys.isGood },
    { name: "last_used_at__isnull", kind: "flag", label: s.keys.neverUsed },
  ],
  orders: ["id", "created_at", "last_used_at"],
  order: "-id",
  quick: "label__icontains",
});

/** The address of the staff. */
export const staffSearch = listSearch({
  filters: [
    {
      name: "role",
      kind: "choice",
      label: s.staff.role,
      choices: Object.entries(t.me.roles).map(([value, label]) => ({ value, label })),
    },
    { name: "is_active", kind: "flag", label: s.staff.isActive },
    { name: "name__icontains", kind: "text", label: s.staff.nameContains },
  ],
  orders: ["id", "email", "last_login"],
  order: "email",
  quick: "email__icontains",
});

const specs: Readonly<Record<string, SearchSpec>> = {
  keys: keySearch,
  "application-keys": keySearch,
  staff: staffSearch,
};

/** The address of the page: that of the list of the tab, where it is one. */
export const settingsSearch: SearchSpec = {
  ...keySearch,
  read: (raw) => (specs[String(raw["tab"])] ?? keySearch).read(raw),
};
