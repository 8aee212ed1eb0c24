import { number, plural } from "../language.ts";

const licenses = (count: number) => plural(count, { one: "one license", other: `${number(count)} licenses` });

export default {
  title: "Bulk actions",
  nothingYet: "No bulk actions yet. Select licenses in their list, and choose what to do.",
  actions: {
    disable: "Disable",
    enable: "Enable",
    reset: "Free all seats",
    update: "Edit",
    apply_policy: "Apply policy",
    follow_policy: "Bring to the present terms of their policy",
    delete: "Delete",
  },
  titleOf: (action: string, count: number) => `${action}: ${licenses(count)}`,
  question: (action: string, count: number) => `${action} ${licenses(count)}?`,
  previewing: "Looking at what would change …",
  wouldChange: (changed: number, examined: number, total: number) =>
    examined < total
      ? `Of the first ${licenses(examined)} of ${number(total)}, ${number(changed)} will change.`
      : `${number(changed)} of ${licenses(total)} will change.`,
  wouldStay: (failed: number) => `${licenses(failed)} will stay as they are:`,
  licenses: "Licenses",
  others: (count: number) => `and ${number(count)} other changes`,
  preview: "Preview",
  back: "Back",
  start: (action: string) => `${action}`,
  property: "Property",
  policy: "Code of the policy",
  policyHint: "A policy that is sold by itself; each license needs one of its product.",
  status: "Status",
  statuses: {
    pending: "waits",
    running: "running",
    success: "done",
    cancelled: "stopped",
    error: "failed",
  },
  progress: (done: number, total: number) => `${number(done)} of ${number(total)}`,
  changed: "Changed",
  failed: "Stayed as they were",
  author: "By",
  created: "Begun",
  finished: "Finished",
  filter: "Licenses with",
  everyLicense: "every license",
  named: "licenses that were named",
  stop: "Stop",
  stopTitle: "Stop this bulk action?",
  stopBody: (done: number) => `What was changed stays changed: ${licenses(done)} so far.`,
  problems: "What spoke against licenses",
  allProblems: "All as CSV",
  license: "License",
  reason: "Reason",
  id: "Number",
};
