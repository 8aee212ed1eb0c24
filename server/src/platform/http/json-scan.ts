const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Nesting that no body and no file of the wire reaches. */
export const depthMax = 32;
/** Entries of one list, and members of one object, where each member costs more. */
const listMax = 20_000;
const membersMax = 5000;

/** What a scan finds wrong. */
export type Scanned = "many" | "deep" | "long" | undefined;

/**
 * Looks at the bytes of JSON while they arrive, before anything is made of them: small text can hold millions of
 * values, and making them takes seconds and gigabytes. The count is of brackets and commas outside of strings, which is
 * never less than the values there are.
 */
export class JsonScan {
  private values = 1;
  private depth = 0;
  /** By depth: how many more commas the list or the object there may have. */
  private readonly left = new Int32Array(depthMax + 1);
  private isInString = false;
  private isEscaped = false;

  constructor(private readonly valuesMax: number) {
    this.left[0] = listMax;
  }

  /**
   * What is wrong with the text up to the end of these bytes: too many values, too many in one place, or nested too
   * deep.
   */
  add(bytes: Uint8Array): Scanned {
    const { left } = this;
    let { values, depth, isInString, isEscaped } = this;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (isInString) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) isInString = false;
      } else if (byte === quote) isInString = true;
      else if (byte === comma) {
        values += 1;
        const more = (left[depth] ?? 0) - 1;
        if (more <= 0) return "long";
        left[depth] = more;
      } else if (byte === openBracket || byte === openBrace) {
        values += 1;
        depth += 1;
        if (depth > depthMax) return "deep";
        left[depth] = byte === openBrace ? membersMax : listMax;
      } else if ((byte === closeBracket || byte === closeBrace) && depth > 0) depth -= 1;
    }
    if (values > this.valuesMax) return "many";
    this.values = values;
    this.depth = depth;
    this.isInString = isInString;
    this.isEscaped = isEscaped;
    return undefined;
  }
}
