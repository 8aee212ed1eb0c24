import { queryOptions } from "@tanstack/react-query";
import { licet } from "../../kit/api.ts";

/** Calls of applications by hour or by day. */
export const calls = (time: "hourly" | "daily") =>
  queryOptions({
    queryKey: ["analytics", "calls", time],
    queryFn: ({ signal }) => licet.activitiesHourly.totalCallCount({ time }, { signal }),
  });

/** How often each kind of call was made, and refused. */
export const actions = queryOptions({
  queryKey: ["analytics", "actions"],
  queryFn: ({ signal }) => licet.activitiesHourly.actionsStats({}, { signal }),
});

const most = 10;

/** The customers with the most calls. */
export const topCustomers = queryOptions({
  queryKey: ["analytics", "customers"],
  queryFn: ({ signal }) => licet.activitiesHourly.topCallCountCustomers({ limit: most }, { signal }),
});

/** The licenses with the most calls. */
export const topLicenses = queryOptions({
  queryKey: ["analytics", "licenses"],
  queryFn: ({ signal }) => licet.activitiesHourly.topCallCountLicenses({ limit: most }, { signal }),
});
