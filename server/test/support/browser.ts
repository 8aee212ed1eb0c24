import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

// In one process, the cookies of one person reach the pages of another; and pages are tested with their security on.
const unwanted = ["--single-process", "--disable-web-security", "--allow-running-insecure-content"];
const args = chromium.args.filter((arg) => !unwanted.includes(arg));

/** A real Chromium from the packages: nothing has to be installed on the machine. */
export async function startBrowser(): Promise<Browser> {
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}
