/** Metadata as it is edited; none is an empty field. */
export function metadataText(metadata: Readonly<Record<string, unknown>>): string {
  return Object.keys(metadata).length === 0 ? "" : JSON.stringify(metadata, undefined, 2);
}

/** What was typed as the body has it; what is no JSON goes to the server as it is, which refuses it in words. */
export function metadataOf(typed: string | undefined): unknown {
  const text = (typed ?? "").trim();
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
