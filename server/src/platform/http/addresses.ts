import { BlockList, isIP, isIPv4 } from "node:net";
import type { FastifyRequest } from "fastify";

/** How Licet is reached, as configured by the operator (docs/guide/configuration.md). */
export interface Reach {
  /** Licet's own address as given to others, path prefix included, without a trailing slash. */
  readonly publicUrl?: string | undefined;
  /** Whether the forwarding headers of this peer count; by default none do. */
  readonly isProxy?: ((address: string) => boolean) | undefined;
}

/** What is known of a request here: the request, and how Licet is reached. */
interface Reached {
  readonly request: FastifyRequest;
  readonly deps: Reach;
}

const addressLengthMax = 100;

/**
 * Reads addresses and networks (`10.0.0.0/8`, `::1`) into a test of who is a proxy. Throws a TypeError that quotes the
 * entry which is neither.
 */
export function proxyTest(entries: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", bits, ...rest] = entry.split("/");
    const family = isIP(address);
    const most = family === 4 ? 32 : 128;
    const isWell = family !== 0 && rest.length === 0 && (bits === undefined || /^\d{1,3}$/.test(bits));
    if (!isWell || Number(bits ?? 0) > most) throw new TypeError(`"${entry}" is no address and no network`);
    list.addSubnet(address, Number(bits ?? most), family === 4 ? "ipv4" : "ipv6");
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}

/**
 * The address a request comes from: the connection's, unless that is a trusted proxy's; then the nearest address it
 * names that is not a trusted proxy itself. Ports and brackets are taken off, and what is no address ends the search.
 * Empty when the caller has left.
 */
export function callerAddress({ request, deps }: Reached): string {
  return hopsOf(request, deps).address;
}

/**
 * Licet's own address, without a slash at the end: `LICET_PUBLIC_URL` where it is set; else what a trusted proxy
 * reports as host, scheme, port and prefix; else the connection's. A `Host` header from anybody else is believed only
 * where it names this machine.
 */
export function ownAddress({ request, deps }: Reached): string {
  if (deps.publicUrl !== undefined) return deps.publicUrl;
  const { proxies } = hopsOf(request, deps);
  const forwarded = proxies > 0 ? forwardedAddress(request, proxies) : undefined;
  return forwarded ?? new URL(`http://${localHost(request)}`).origin;
}

/** Whether the caller's end of the way to Licet is encrypted, as far as the operator or a trusted proxy reports. */
export function isEncrypted(reached: Reached): boolean {
  return ownAddress(reached).startsWith("https:");
}

/** Who calls, and over how many trusted proxies. */
function hopsOf(request: FastifyRequest, { isProxy }: Reach): { address: string; proxies: number } {
  let address = plainAddress(request.raw.socket.remoteAddress ?? "") ?? "";
  if (!isProxy) return { address, proxies: 0 };
  const named = forwardedFor(request);
  let proxies = 0;
  while (isProxy(address)) {
    proxies += 1;
    const next = plainAddress(named.pop() ?? "");
    if (next === undefined) break;
    address = next;
  }
  return { address, proxies };
}

/** The addresses that proxies noted, the nearest last. */
function forwardedFor(request: FastifyRequest): string[] {
  return forwardedElements(request)?.map(({ for: address = "" }) => address) ?? listOf(request, "x-forwarded-for");
}

function forwardedAddress(request: FastifyRequest, proxies: number): string | undefined {
  const standard = nearest(forwardedElements(request) ?? [], proxies);
  const header = (name: string) => nearest(listOf(request, name), proxies);
  const host = standard ? standard.host : header("x-forwarded-host");
  const scheme = (standard ? standard.proto : header("x-forwarded-proto"))?.toLowerCase();
  const port = header("x-forwarded-port");
  const prefix = header("x-forwarded-prefix");
  if (host === undefined && scheme === undefined) return undefined;
  const said = `${scheme === "https" ? "https" : "http"}://${host ?? request.headers.host ?? localHost(request)}`;
  if (!/^https?:\/\/[^/?#@\\\s]+$/.test(said) || !URL.canParse(said)) return undefined;
  const url = new URL(said);
  if (port !== undefined && url.port === "") url.port = port;
  if (prefix !== undefined && /^(?:\/[\w.~-]+)+\/?$/.test(prefix)) url.pathname = prefix;
  return url.href.replace(/\/$/, "");
}

/** What the outermost of the trusted proxies said: with less entries than proxies, some do not add theirs. */
function nearest<T>(said: readonly T[], proxies: number): T | undefined {
  return said.at(-proxies) ?? said[0];
}

/**
 * The elements of `Forwarded` (RFC 7239), the nearest last; undefined where a proxy speaks `X-Forwarded-*`, as most do:
 * these pass on whatever their caller has put into `Forwarded`.
 */
function forwardedElements(request: FastifyRequest): { for?: string; host?: string; proto?: string }[] | undefined {
  const isOlder = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"].some((name) => name in request.headers);
  if (isOlder || request.headers["forwarded"] === undefined) return undefined;
  return listOf(request, "forwarded").map((element) => {
    const pairs = element.split(";").map((pair) => /^\s*(for|host|proto)\s*=\s*"?([^"]*)"?\s*$/i.exec(pair));
    return Object.fromEntries(pairs.flatMap((pair) => (pair?.[1] ? [[pair[1].toLowerCase(), pair[2]]] : [])));
  });
}

function listOf({ headers }: FastifyRequest, name: string): string[] {
  const value = headers[name];
  const text = Array.isArray(value) ? value.join(",") : (value ?? "");
  return text === "" ? [] : text.split(",").map((part) => part.trim());
}

/**
 * An address without port, brackets and zone; an IPv4 address in IPv6 clothes is one of IPv4. Undefined for anything
 * else.
 */
function plainAddress(text: string): string | undefined {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const [address = ""] = bare.split("%");
  if (isIP(address) === 0) return undefined;
  return (/^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address).slice(0, addressLengthMax);
}

/** Host and port of this end of the connection, in the words of the caller where they name the same. */
function localHost(request: FastifyRequest): string {
  const { localAddress, localPort } = request.raw.socket;
  const address = plainAddress(localAddress ?? "127.0.0.1") ?? "127.0.0.1";
  const here = isIPv4(address) ? address : `[${address}]`;
  const own = localPort === undefined ? here : `${here}:${localPort}`;
  const host = request.headers.host?.toLowerCase() ?? "";
  const isLocalName = isLoopback(address) && /^localhost(?::\d+)?$/.test(host);
  return isLocalName ? host : own;
}

function isLoopback(address: string): boolean {
  return address === "::1" || address.startsWith("127.");
}
