import { setTimeout as sleep } from "node:timers/promises";
import type { Page, Request } from "playwright-core";

/** A refusal is a failed request to the browser, but an answer to the person. */
const refusal = /status of 4\d\d/;

const longestAnswerMs = 20_000;
const asked = new WeakMap<Page, ReadonlySet<Request>>();

/** Whether a page that is watched waits for an answer. */
export function isAsking(page: Page): boolean {
  return (asked.get(page)?.size ?? 0) > 0;
}

/** Waits until a page that is watched waits for no answer. */
export async function nothingAsked(page: Page): Promise<void> {
  for (const since = performance.now(); isAsking(page); await sleep(5)) {
    if (performance.now() - since < longestAnswerMs) continue;
    throw new Error(`no answer: ${[...(asked.get(page) ?? [])].map((request) => request.url()).join(", ")}`);
  }
}

/**
 * Notes everything that must not happen on any page: an error of a script, a line on the console (a report of the
 * content security policy and an ignored filter are such), a request that leaves the machine.
 */
export function watch(page: Page, address: string, troubles: string[]): void {
  const note = (text: string) => troubles.push(`${page.url()}: ${text}`);
  page.on("pageerror", (error) => note(error.stack ?? error.message));
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (!refusal.test(message.text())) note(message.text());
  });
  const open = new Set<Request>();
  asked.set(page, open);
  page.on("requestfinished", (request) => open.delete(request));
  page.on("requestfailed", (request) => open.delete(request));
  page.on("request", (request) => {
    // What the page before has asked ends with it, and nobody says so.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) open.clear();
    open.add(request);
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("data:") && !url.startsWith("blob:")) note(`asked ${url}`);
  });
}
