import type { Example } from "./office.ts";

const of =
  (address: string): Example =>
  async () => ({ address });

/** Examples of calls about statistics. */
export const statisticsExamples: Readonly<Record<string, Example>> = {
  "GET /overview/": of("overview/"),
  "GET /running_work/": of("running_work/"),
  "GET /activities/": of("activities/"),
  "GET /activities-hourly/": of("activities-hourly/"),
  "GET /activities-hourly/actions_stats/": of("activities-hourly/actions_stats/"),
  "GET /activities-hourly/total_call_count/": of("activities-hourly/total_call_count/?time=daily"),
  "GET /activities-hourly/top_call_count_customers/": of("activities-hourly/top_call_count_customers/"),
  "GET /activities-hourly/top_call_count_licenses/": of("activities-hourly/top_call_count_licenses/"),
  "GET /activities-hourly/top_call_count_orders/": of("activities-hourly/top_call_count_orders/"),
};
