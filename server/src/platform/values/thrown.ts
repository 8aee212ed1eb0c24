/** What was thrown, as an Error: anything can be thrown. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** The sentence of what was thrown. */
export function messageOf(thrown: unknown): string {
  return asError(thrown).message;
}

/** The code that Node, PostgreSQL and Fastify give their errors; empty where there is none. */
export function codeOf(thrown: unknown): string {
  return typeof thrown === "object" && thrown !== null && "code" in thrown ? String(thrown.code) : "";
}
