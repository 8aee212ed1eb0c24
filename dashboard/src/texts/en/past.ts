export default {
  hint: "Move the slider to a moment: below is the license as it was, and what has changed since.",
  nothingYet: "Nothing has happened to the license since it was created.",
  moment: "Moment",
  asOf: "As of",
  since: "Changed since then",
  same: "Nothing has changed since then.",
  member: "Member",
  before: "Then",
  now: "Now",
  by: "Last changed by",
  nobody: "not recorded",
};
