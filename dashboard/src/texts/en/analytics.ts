export default {
  title: "Analytics",
  calls: "Calls of applications",
  by: "Counted by",
  daily: "Day",
  hourly: "Hour",
  actions: "What was called",
  action: "Call",
  count: "Calls",
  refused: "Refused",
  customers: "Customers with the most calls",
  licenses: "Licenses with the most calls",
  nothing: "No calls yet.",
};
