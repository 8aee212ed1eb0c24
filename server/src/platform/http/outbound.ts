import { lookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

// Requests to servers that others named. They must not become a way to reach what only this machine can reach.

/** A request that was not sent, or not answered in time and form. */
export class OutboundError extends Error {
  override readonly name = "OutboundError";
}

/** What a request is sent with; fits the custom fetch of openid-client. */
export interface OutboundRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

const answerBytesMax = 1_000_000;
const timeoutMilliseconds = 5000;

const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  privateAddresses.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [
  ["::", 127],
  ["64:ff9b::", 96],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  privateAddresses.addSubnet(network, prefix, "ipv6");

/** Whether an address belongs to this machine or to a network that is not the internet. */
export function isPrivateAddress(address: string): boolean {
  return privateAddresses.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** Whether a host is this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** Whether a request may be sent there at all: by https, or by http to this machine. */
export function isSecureTarget({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

/** What an operator allows beside the hosts of the internet, and how much of an answer is read. */
export interface OutboundOptions {
  /** Private addresses, and http to them. */
  readonly allowsPrivate?: boolean;
  /** An answer ends after so many bytes; without it, a larger one than a megabyte is an error. */
  readonly cutsAt?: number;
}

/**
 * A fetch that follows no redirects, takes a megabyte at most, and gives up after five seconds. Hosts with a private
 * address are refused unless they are listed; the address that was judged is the one that is connected to.
 */
export function outboundFetch(allowedHosts: readonly string[], options: OutboundOptions = {}) {
  return async (url: string, request: OutboundRequest): Promise<Response> => {
    const target = new URL(url);
    const { hostname } = target;
    const problem = problemOfTarget(target, allowedHosts, options);
    if (problem) throw problem;
    const isAllowed = options.allowsPrivate || allowedHosts.includes(hostname);
    return send(target, request, isAllowed ? undefined : publicLookup(hostname), options.cutsAt);
  };
}

/** Why a request may not be sent there, as far as the address itself shows. */
export function problemOfTarget(
  target: URL,
  allowedHosts: readonly string[],
  { allowsPrivate = false }: OutboundOptions = {},
): OutboundError | undefined {
  const { hostname, protocol } = target;
  const isByHttp = protocol === "http:" && allowsPrivate;
  if (!isSecureTarget(target) && !isByHttp) return new OutboundError(`${target.origin} is not reached by https.`);
  const literal = hostname.replace(/^\[|\]$/g, "");
  const isKnown = isIP(literal) !== 0 || isLoopback(hostname);
  const isPrivate = isLoopback(hostname) || isPrivateAddress(literal);
  if (!allowsPrivate && !allowedHosts.includes(hostname) && isKnown && isPrivate) return refused(hostname);
  return undefined;
}

function refused(hostname: string): OutboundError {
  return new OutboundError(
    `${hostname} has a private address. An operator can allow it with LICET_PRIVATE_HOSTS or LICET_ALLOW_PRIVATE_TARGETS.`,
  );
}

/** Resolves names, and fails where one of the addresses is private: the connection is made to what is answered here. */
function publicLookup(hostname: string): LookupFunction {
  return (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      if (addresses.some(({ address }) => isPrivateAddress(address))) return callback(refused(hostname), []);
      const [first] = addresses;
      if (options.all || !first) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

function send(
  url: URL,
  request: OutboundRequest,
  lookupName: LookupFunction | undefined,
  cutsAt: number | undefined,
): Promise<Response> {
  const { method, headers, body, signal = AbortSignal.timeout(timeoutMilliseconds) } = request;
  const text = body === undefined || body === null ? undefined : String(body);
  const length = text === undefined ? {} : { "content-length": String(Buffer.byteLength(text)) };
  return new Promise((resolve, reject) => {
    const fail = (error: Error) =>
      reject(error instanceof OutboundError ? error : new OutboundError(`${url.origin}: ${error.message}`));
    const sent = (url.protocol === "https:" ? https : http).request(
      url,
      { method, headers: { ...headers, ...length }, signal, ...(lookupName ? { lookup: lookupName } : {}) },
      (answer) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        answer.on("data", (part: Buffer) => {
          bytes += part.length;
          if (cutsAt !== undefined && bytes >= cutsAt) {
            // The rest is not read; what is there is the answer.
            resolve(responseOf(answer, Buffer.concat([...parts, part]).subarray(0, cutsAt)));
            sent.destroy();
          } else if (bytes > answerBytesMax) sent.destroy(new OutboundError(`${url.origin} answers too much.`));
          else parts.push(part);
        });
        answer.on("error", fail);
        answer.on("end", () => resolve(responseOf(answer, Buffer.concat(parts))));
      },
    );
    sent.on("error", fail);
    sent.end(text);
  });
}

function responseOf({ statusCode: status = 500, headers }: http.IncomingMessage, body: Buffer): Response {
  const given = Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each]));
  const isEmpty = status === 204 || status === 205 || status === 304;
  return new Response(isEmpty ? null : new Uint8Array(body), { status, headers: given as [string, string][] });
}
