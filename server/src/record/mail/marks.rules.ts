// While a mail is made, every value in its text is a mark: a number between two characters that no text may hold. So what
// people wrote is never read as markup; and secrets are filled in when the mail is sent, and stand nowhere before.

const open = "\uE000";
const close = "\uE001";
const mark = /\uE000(\d+)\uE001/g;

/** The place of a value in a text. */
export function markOf(index: number): string {
  return `${open}${index}${close}`;
}

/** A text that cannot be taken for a mark. */
export function withoutMarks(text: string): string {
  return text.replace(/[\uE000\uE001]/g, "");
}

/** The text with what `fill` gives for each mark; undefined leaves the mark. */
export function fillMarks(text: string, fill: (index: number) => string | undefined): string {
  return text.replace(mark, (whole, index: string) => fill(Number(index)) ?? whole);
}

/** The text as the log shows it: what stands only in the mail is left out. */
export function hideMarks(text: string): string {
  return text.replace(mark, "•••");
}
