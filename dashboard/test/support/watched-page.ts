import type { Page } from "playwright-core";

/** A refusal is a failed request to the browser, but an answer to the person. */
const refusal = /status of 4\d\d/;

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
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("data:") && !url.startsWith("blob:")) note(`asked ${url}`);
  });
}
