/** Milliseconds since some moment, never backwards. */
export const elapsed = (): number => performance.now();

/** Waits. A signal that is aborted ends the wait at once; the promise is kept, never broken. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
    if (signal?.aborted) end();
  });
}

/**
 * Half a second, one, two … at most eight; somewhere in the upper half of it, so that callers do not return all at
 * once.
 */
export function backoff(attempt: number): number {
  const most = Math.min(8000, 500 * 2 ** (attempt - 1));
  return most * (0.5 + Math.random() / 2);
}

/**
 * How long the server asks to wait, in milliseconds: seconds or a date (RFC 9110, 10.2.3); undefined when it does not
 * say.
 */
export function retryAfter(headers: Headers): number | undefined {
  const text = headers.get("Retry-After");
  if (text === null) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - Date.now());
}
