import autocannon, { type Options, type Result } from "autocannon";

/** The results of one burst of load. */
export interface Load {
  /** Answers per second. */
  readonly rate: number;
  /** How many. */
  readonly answers: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** What is requested again and again; `body` and `path` are computed for every request. */
export interface Target {
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly body?: () => string;
  readonly path?: () => string;
}

/**
 * Sends requests as fast as answers come, with `inFlight` at any moment, for some seconds or for a number of requests.
 * Any status but 2xx is an error.
 */
export async function load(
  { url, headers, body, path }: Target,
  inFlight: number,
  until: number | { readonly amount: number },
): Promise<Load> {
  const { result, seconds } = await run({
    url,
    connections: inFlight,
    ...(typeof until === "number" ? { duration: until } : { amount: until.amount }),
    requests: [
      body
        ? {
            method: "POST",
            headers: { "content-type": "application/json", ...headers },
            setupRequest: (request) => ({ ...request, body: body() }),
          }
        : {
            method: "GET",
            ...(headers ? { headers } : {}),
            ...(path ? { setupRequest: (request) => ({ ...request, path: path() }) } : {}),
          },
    ],
  });
  const refused = result.non2xx + result.errors + result.timeouts;
  if (refused > 0) throw new Error(`${refused} requests to ${url} failed: ${JSON.stringify(result.statusCodeStats)}`);
  return {
    rate: result["2xx"] / seconds,
    answers: result["2xx"],
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

/**
 * autocannon counts in whole seconds, which is too coarse for an amount that takes three: the time is measured here.
 */
function run(options: Options): Promise<{ readonly result: Result; readonly seconds: number }> {
  return new Promise((done, fail) => {
    const began = performance.now();
    let ended = began;
    const running = autocannon(options, (error, result) => {
      if (error) fail(error);
      else done({ result, seconds: (ended - began) / 1000 });
    });
    running.on("response", () => {
      ended = performance.now();
    });
  });
}
