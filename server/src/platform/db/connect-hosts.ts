import { asError } from "../values/thrown.ts";
/**
 * A database URL with several hosts, of which the one that accepts writes is used. The driver's own way swallows the errors
 * when every host is gone, and takes a standby for writable, so the host is chosen here.
 */

import { Socket } from "node:net";
import postgres from "postgres";

type Host = Readonly<{ url: string; host: string; port: number }>;

const probeTimeoutSeconds = 2;
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

/** Opens a socket to the writable host. Failure is told by the socket itself, as the driver expects. */
export async function openSocket(hosts: readonly Host[]): Promise<Socket> {
  const socket = new Socket();
  try {
    const { host, port } = await Promise.any(hosts.map(probe));
    Object.assign(socket, { host, port }); // the driver checks a certificate against this name
    await new Promise<void>((resolve, reject) => {
      socket.once("error", reject);
      socket.connect(port, host, () => {
        socket.removeListener("error", reject);
        resolve();
      });
    });
  } catch (error) {
    const reason = asError(error);
    setImmediate(() => socket.destroy(Object.assign(reason, { code: "ECONNREFUSED" })));
  }
  return socket;
}

async function probe(candidate: Host): Promise<Host> {
  const db = postgres(candidate.url, { max: 1, connect_timeout: probeTimeoutSeconds, fetch_types: false });
  try {
    const [row] = await db`show transaction_read_only`;
    if (row?.["transaction_read_only"] !== "off") throw new Error(`${candidate.host} does not accept writes`);
    return candidate;
  } finally {
    await db.end({ timeout: 1 });
  }
}
