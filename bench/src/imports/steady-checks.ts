import { setTimeout as sleep } from "node:timers/promises";
import { authorization, type Credentials } from "../sold-licenses.ts";

/** The results of checks at a steady rate. */
export interface Seen {
  readonly answered: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Not answered because no server was running. */
  readonly failed: number;
}

/** A server that stops and starts. */
export interface Place {
  url: string;
  /** When it last began to listen; undefined while it is stopped. */
  since: number | undefined;
}

const warmUpMs = 3000;

/**
 * Sends this many checks per second, whether or not earlier ones are answered, until `stop` is called. Checks that
 * began while the server was stopped, or up for less than three seconds, are not counted among the answers: no import
 * slows down a server that is not running.
 */
export function checkSteadily(place: Place, credentials: Credentials, keys: readonly string[], perSecond: number) {
  const times: number[] = [];
  const open = new Set<Promise<void>>();
  let failed = 0;
  let isOver = false;
  const check = async (key: string) => {
    const { since } = place;
    const begun = performance.now();
    const path = `/api/v4/check_license?product=bench&hardware_id=bench&license_key=${key}`;
    try {
      const answer = await fetch(`${place.url}${path}`, {
        headers: authorization(credentials),
        signal: AbortSignal.timeout(30_000),
      });
      await answer.text();
      if (answer.status !== 200) throw new Error(`a check was answered with ${answer.status}`);
      if (since !== undefined && since === place.since && begun - since > warmUpMs)
        times.push(performance.now() - begun);
    } catch (error) {
      if (since !== undefined && since === place.since) throw error;
      failed += 1;
    }
  };
  const send = async () => {
    const begun = performance.now();
    for (let count = 0; !isOver; count += 1) {
      const one = check(keys[count % keys.length] ?? "").finally(() => open.delete(one));
      open.add(one);
      await sleep(Math.max(begun + ((count + 1) * 1000) / perSecond - performance.now(), 0));
    }
    await Promise.all(open);
  };
  const sending = send();
  return async (): Promise<Seen> => {
    isOver = true;
    await sending;
    const sorted = times.sort((one, other) => one - other);
    const at = (share: number) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
    return { answered: sorted.length, p50: at(0.5), p99: at(0.99), failed };
  };
}
