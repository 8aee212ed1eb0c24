import { type FilterSpec, listSearch } from "../../kit/list/list-search.ts";
import { t } from "../../texts/staff.ts";

const d = t.devices.filters;

/** What devices can be filtered by. */
const filters: readonly FilterSpec[] = [
  { name: "device_active", kind: "flag", label: d.active },
  { name: "blacklisted", kind: "flag", label: d.blacklisted },
  { name: "hostname__icontains", kind: "text", label: d.hostname },
  { name: "hardware_id__icontains", kind: "text", label: d.hardware },
  { name: "os__icontains", kind: "text", label: d.os },
];

/** The devices of one license, among the other parts of its page. */
export const devicesOfLicenseSearch = listSearch({
  filters,
  orders: ["id", "time_activated", "last_check"],
  order: "-time_activated",
  quick: "hostname__icontains",
});

/** All devices of the company. */
export const deviceSearch = listSearch({
  filters: [...filters, { name: "license", kind: "number", label: d.license }],
  orders: ["id", "time_activated", "created_at"],
  order: "-time_activated",
  quick: "hostname__icontains",
});

/** The activations and deactivations of a device. */
export const activationSearch = listSearch({ filters: [], orders: ["id", "ts"], order: "-ts" });
