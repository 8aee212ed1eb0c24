import { createChoice, type RandomBytes } from "./random-choice.ts";

/** How generated license keys look; defaults: 16 characters of `defaultLicenseKeyAlphabet`. */
export interface LicenseKeyForm {
  /** Characters of a key, separators not counted; at least 1. */
  readonly length?: number;
  /** The characters to draw from; repeated ones count once. */
  readonly alphabet?: string;
}

/**
 * Digits and capitals that cannot be mistaken for each other (management-api.md §1): 32 of them, so 16 carry 80 bits.
 */
export const defaultLicenseKeyAlphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

const passwordLength = 12;
const passwordLetters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const passwordDigits = "23456789";
const passwordPunctuation = "!#$%*+-=?@_";

/** Joins groups of four characters by `-`: `G8HA-SRRZ-A6WK-TJWB`; the last group may be shorter. */
export function formatLicenseKey(characters: string): string {
  const all = Array.from(characters);
  const groups: string[] = [];
  for (let at = 0; at < all.length; at += 4) groups.push(all.slice(at, at + 4).join(""));
  return groups.join("-");
}

/** One license key, every possible one equally likely. Throws what `generateLicenseKeys` throws. */
export function generateLicenseKey(form: LicenseKeyForm, random: RandomBytes): string {
  const [key] = generateLicenseKeys(1, form, random);
  if (key === undefined) throw new Error("No license key was generated.");
  return key;
}

/**
 * So many license keys, no two alike, every possible set equally likely; usually one call for random bytes serves all.
 * Throws a RangeError when the alphabet has fewer than 2 or more than 256 different characters, the length is not a
 * positive integer, or so many keys do not exist, and an Error when the random source repeats itself.
 */
export function generateLicenseKeys(count: number, form: LicenseKeyForm, random: RandomBytes): string[] {
  const { length = 16, alphabet = defaultLicenseKeyAlphabet } = form;
  const characters = [...new Set(alphabet)];
  if (characters.length < 2)
    throw new RangeError("The alphabet of license keys needs at least 2 different characters.");
  if (characters.length > 256)
    throw new RangeError("The alphabet of license keys has at most 256 different characters.");
  if (!Number.isSafeInteger(length) || length < 1)
    throw new RangeError("The length of license keys is a positive integer.");
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError("The number of license keys is a non-negative integer.");
  const possible = characters.length ** length;
  if (count > possible) throw new RangeError(`Only ${possible} different license keys of this form exist.`);

  const choose = createChoice(characters, random, count * length);
  const keys = new Set<string>();
  // By then a fair source fails to find a new key with a chance below 2^-140.
  const repeatsMax = count * 2 <= possible ? 200 : possible * 100;
  for (let repeats = 0; keys.size < count; ) {
    let drawn = "";
    for (let at = 0; at < length; at++) drawn += choose();
    const before = keys.size;
    keys.add(formatLicenseKey(drawn));
    repeats = keys.size > before ? 0 : repeats + 1;
    if (repeats > repeatsMax) throw new Error("The random source repeats itself.");
  }
  return [...keys];
}

/**
 * An initial password of 12 characters with at least one letter, one digit and one punctuation mark, none easily
 * mistaken for another; every such password is equally likely, because unfit draws are thrown away whole. Throws an
 * Error when the random source yields only unfit ones.
 */
export function generatePassword(random: RandomBytes): string {
  const classes = [passwordLetters, passwordDigits, passwordPunctuation];
  const choose = createChoice(Array.from(classes.join("")), random, passwordLength * 2);
  for (let draws = 0; draws < 1000; draws++) {
    const password = Array.from({ length: passwordLength }, choose).join("");
    if (classes.every((members) => Array.from(password).some((character) => members.includes(character))))
      return password;
  }
  throw new Error("The random source yields no usable password.");
}
