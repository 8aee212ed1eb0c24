export default {
  title: "Scheduled updates",
  status: "Status",
  statuses: { pending: "waits", applied: "applied", cancelled: "cancelled", failed: "failed" },
  licenseId: "License id",
  from: "Due from",
  until: "Due until",
};
