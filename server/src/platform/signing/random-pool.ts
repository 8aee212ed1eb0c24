import type { RandomBytes } from "./random-choice.ts";

const poolSize = 4096;

/**
 * The same source, asked for 4 KB at a time: a call to the operating system for each key and id would cost more than
 * using it. Every byte is handed out once.
 */
export function poolRandom(source: RandomBytes): RandomBytes {
  let pool: Uint8Array = new Uint8Array(0);
  let at = 0;
  return (bytes) => {
    if (bytes > poolSize / 4) return source(bytes);
    if (at + bytes > pool.length) {
      pool = source(poolSize);
      at = 0;
    }
    at += bytes;
    return pool.subarray(at - bytes, at);
  };
}
