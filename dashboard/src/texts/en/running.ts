import { number } from "../language.ts";

/** Work that goes on after the answer. */
export default { count: (count: number) => `${number(count)} running` };
