/**
 * JSON text that a JavaScript client reproduces byte for byte when it parses and prints it again, which is how some
 * clients verify the signature of an answer (license-api.md §3.2).
 *
 * One plain `JSON.stringify` is enough, because the objects it walks already live under the rules of a JavaScript
 * parser: integer-like names stand first and ascending, no name appears twice, -0 prints as 0, numbers take their
 * shortest form and lone surrogates are escaped. This holds for plain objects, arrays, primitives and whatever `toJSON`
 * (of a Date, say) makes of a value; proxies and module namespaces may order their names otherwise and do not belong in
 * an answer.
 *
 * Throws a TypeError for what JSON cannot hold: undefined, a function or a symbol at the top, a bigint or a cycle
 * anywhere.
 */
export function canonicalJson(value: unknown): string {
  // The library's type leaves out that nothing at all is a possible result.
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError("This value has no JSON form.");
  return text;
}
