import type english from "../en/running.ts";
import { number } from "../language.ts";

export default { count: (count) => `${number(count)} im Gang` } satisfies typeof english;
