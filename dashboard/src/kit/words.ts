/** What a name of the wire is called in the reader's language; one that has no word shows itself, without underlines. */
export function wordFor(name: string, words: Readonly<Record<string, string>>): string {
  return words[name] ?? name.replaceAll("_", " ");
}
