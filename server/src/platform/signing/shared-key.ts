import { createChoice, type RandomBytes } from "./random-choice.ts";

const lettersAndDigits = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"];
const length = 40;

/** A new shared key of the License API: 40 letters and digits, as the field's are. */
export function generateSharedKey(random: RandomBytes): string {
  const choose = createChoice(lettersAndDigits, random, length);
  return Array.from({ length }, choose).join("");
}
