/**
 * A database URL with several hosts, of which the one that accepts writes is used: the driver itself knows one host
 * only.
 */

import pg from "pg";

export type Host = Readonly<{ url: string; host: string; port: number }>;

const probeTimeoutMs = 2000;
const defaultPort = 5432;

/** The hosts of a URL that names several or asks for a writable one; undefined for a plain URL. */
export function readHosts(databaseUrl: string): readonly Host[] | undefined {
  const [, before, authority, after] = /^(\w+:\/\/(?:[^@/]*@)?)([^/?]+)(.*)$/.exec(databaseUrl) ?? [];
  if (before === undefined || authority === undefined || after === undefined) return undefined;
  const wish = /[?&]target_session_attrs=([^&]*)/.exec(after)?.[1];
  if (wish !== undefined && !["any", "read-write", "primary"].includes(wish)) {
    throw new Error(`target_session_attrs=${wish} is not supported, since Licet writes: use read-write`);
  }
  const hosts = authority.split(",");
  if (hosts.length === 1 && wish === undefined) return undefined;
  const rest = after.replace(/([?&])target_session_attrs=[^&]*&?/, "$1").replace(/[?&]$/, "");
  return hosts.map((part) => {
    const [, host = part, port] = /^(.*?)(?::(\d+))?$/.exec(part) ?? [];
    return { url: `${before}${part}${rest}`, host: host.replace(/^\[|\]$/g, ""), port: Number(port ?? defaultPort) };
  });
}

/** The host that accepts writes now. */
export function writableHost(hosts: readonly Host[]): Promise<Host> {
  return Promise.any(hosts.map(probe));
}

async function probe(candidate: Host): Promise<Host> {
  const client = new pg.Client({ connectionString: candidate.url, connectionTimeoutMillis: probeTimeoutMs });
  client.on("error", () => {}); // what fails, fails below
  try {
    await client.connect();
    const { rows } = await client.query<{ transaction_read_only: string }>("show transaction_read_only");
    if (rows[0]?.transaction_read_only !== "off") throw new Error(`${candidate.host} does not accept writes`);
    return candidate;
  } finally {
    void client.end().catch(() => {});
  }
}
