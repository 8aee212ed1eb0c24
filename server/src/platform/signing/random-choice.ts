/** A source of random bytes, handed in from outside. */
export type RandomBytes = (bytes: number) => Uint8Array;

// More than half of all bytes are always usable, so a healthy source never needs this many.
const uselessRefillsMax = 100;

/**
 * A function that picks members of a list, each with the same chance: bytes past the largest multiple of the list's
 * length are thrown away. Asks for `expected` picks' worth of bytes at once. Throws a RangeError for an empty list or
 * one with more than 256 members; picking throws an Error when the source yields nothing usable.
 */
export function createChoice<T>(members: readonly T[], random: RandomBytes, expected: number): () => T {
  const size = members.length;
  if (size < 1 || size > 256) throw new RangeError("A random choice needs between 1 and 256 members.");
  const usable = 256 - (256 % size);
  let bytes: Uint8Array = new Uint8Array(0);
  let at = 0;

  function nextIndex(): number {
    for (let refills = 0; refills <= uselessRefillsMax; refills++) {
      for (; at < bytes.length; ) {
        const byte = bytes[at++];
        if (byte !== undefined && byte < usable) return byte % size;
      }
      // The first refill should do; a later one, for the few bytes thrown away beyond expectation, is small.
      bytes = random(bytes.length === 0 ? Math.ceil((expected * 256 * 1.02) / usable) + 16 : 256);
      at = 0;
    }
    throw new Error("The random source yields no usable bytes.");
  }

  return () => {
    const member = members[nextIndex()];
    if (member === undefined) throw new RangeError("The members of a random choice must not be undefined.");
    return member;
  };
}
