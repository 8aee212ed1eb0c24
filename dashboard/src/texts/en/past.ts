import { number, plural } from "../language.ts";

export default {
  hint: "Choose two moments: below is the license as it was at the first one, and what changed until the second.",
  nothingYet: "Nothing has happened to the license since it was created.",
  from: "From",
  to: "To",
  now: "now",
  asOf: "As of",
  changed: "Changed until",
  same: "Nothing changed between these moments.",
  gone: "The license was not there at this moment.",
  member: "Member",
  before: "Before",
  after: "After",
  by: "Changed by",
  earlier: (count: number) =>
    plural(count, { one: "and one change before", other: `and ${number(count)} changes before` }),
  nobody: "not recorded",
};
