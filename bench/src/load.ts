import autocannon, { type Options, type Result } from "autocannon";

/** What one burst of load saw. */
export interface Load {
  /** Answers per second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** What is asked for again and again; `body` and `path` are made anew for every request. */
export interface Target {
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly body?: () => string;
  readonly path?: () => string;
}

/**
 * Asks as fast as answers come, with `inFlight` requests at any moment, for some seconds or a number of times. Any answer but 2xx is
 * an error.
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
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

/** autocannon counts in whole seconds, which says too little of an amount that is done in three: time is taken here. */
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
