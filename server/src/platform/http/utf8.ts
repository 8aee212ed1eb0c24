const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * The text of UTF-8 bytes without their byte order mark; undefined where they are not UTF-8, so that no byte is
 * replaced.
 */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
