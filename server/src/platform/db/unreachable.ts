// What is known of a database that cannot be reached, by the codes of the system, of PostgreSQL and of ourselves.
const endOfConnection = new Set([
  "CONNECTION_CLOSED",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "53300", // too many connections
  "25P03", // idle in a transaction for too long: the connection is closed
  "57P01", // terminated by an administrator
  "57P02", // crashed
  "57P03", // starting up or shutting down
  "08000",
  "08001",
  "08003",
  "08004",
  "08006",
  "08P01", // a pooler that lost its server
  "25006", // a former primary that became read-only: the next connection finds the new one
]);
const unreachable = new Set([
  ...endOfConnection,
  "57014", // a statement took too long
  "database_unavailable", // our own refusal to wait any longer
]);

/** Whether an error says that the database cannot be reached now, so that trying again later may help. */
export function isDatabaseUnreachable(error: unknown): boolean {
  return hasCodeOf(unreachable, error);
}

/** Whether the connection that an error was met on is of no use any more. */
export function endsConnection(error: unknown): boolean {
  return hasCodeOf(endOfConnection, error);
}

function hasCodeOf(codes: ReadonlySet<string>, error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some((each) => hasCodeOf(codes, each));
  if (!(error instanceof Error)) return false;
  if ("code" in error && error.code === "ENOENT") return "syscall" in error && error.syscall === "connect";
  if ("code" in error && codes.has(String(error.code))) return true;
  return error.cause !== undefined && hasCodeOf(codes, error.cause);
}

/** What the driver reports for a connection that ended or never began; it has no code for that. */
const endings = /^(Connection terminated|Client (was closed|has encountered)|timeout expired|Cannot use a pool)/;

/** An error of the driver; one that ends its connection gets a code. */
export function reasonOf(error: Error): Error {
  const { code, routine } = error as { readonly code?: unknown; readonly routine?: unknown };
  // Another process changed what a prepared statement answers, or forgot it: a new connection prepares it anew.
  const isStale = code === "26000" || (code === "0A000" && routine === "RevalidateCachedQuery");
  if (!isStale && (code !== undefined || !endings.test(error.message))) return error;
  return connectionClosed(error.message, error);
}

/** What is thrown where something is asked of a connection that is gone. */
export function connectionClosed(message: string, cause?: Error): Error {
  return Object.assign(new Error(message, { cause }), { code: "CONNECTION_CLOSED" });
}
