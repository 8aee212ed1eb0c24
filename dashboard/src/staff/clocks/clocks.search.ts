import { listSearch } from "../../kit/list/list-search.ts";

/** The address of the list of test clocks. */
export const clockSearch = listSearch({
  filters: [],
  orders: ["id", "name", "time", "created_at"],
  order: "-id",
  quick: "name__icontains",
});
