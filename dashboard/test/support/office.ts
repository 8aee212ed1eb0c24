import type { Browser, BrowserContext, Page } from "playwright-core";
import { createTestApp, type TestApp } from "../../../server/test/support/app.ts";
import { startBrowser } from "../../../server/test/support/browser.ts";
import { addStaff, logIn, password } from "../../../server/test/support/staff.ts";
import { isAsking, nothingAsked, watch } from "./watched-page.ts";

// The real server with its pages, and people in real browsers.

/** What staff may be. */
export type Role = "owner" | "admin" | "support" | "read-only";

/** How a person looks at the pages. */
export interface Looks {
  readonly scheme?: "light" | "dark";
  readonly language?: "en" | "de";
  readonly width?: number;
  readonly height?: number;
}

/** A server with its pages, on an address of its own. */
export interface Office {
  readonly test: TestApp;
  readonly address: string;
  /** A browser window of somebody who is not signed in. */
  stranger(looks?: Looks): Promise<Page>;
  /** A browser window of one of the staff, signed in by request. */
  enter(role: Role, path?: string, looks?: Looks): Promise<Page>;
  close(): Promise<void>;
}

/** Starts the server and a browser. Every page fails its test on what `watch` forbids, when the office closes. */
export async function openOffice(options: Parameters<typeof createTestApp>[0] = {}): Promise<Office> {
  const test = await createTestApp(options);
  const address = await test.app.listen({ port: 0, host: "127.0.0.1" });
  const troubles: string[] = [];
  const browser = await startBrowser();
  // Each window has cookies of its own.
  const stranger = async (looks: Looks = {}) => {
    const page = await (await contextOf(browser, looks)).newPage();
    watch(page, address, troubles);
    return page;
  };
  return {
    test,
    address,
    stranger,
    enter: async (role, path = "/", looks = {}) => {
      const page = await stranger(looks);
      await page.context().addCookies([{ ...(await sessionOf(test, role)), url: address }]);
      await page.goto(`${address}${path}`);
      await quiet(page);
      return page;
    },
    close: async () => {
      await browser.close();
      await test.close();
      if (troubles.length > 0) throw new Error(`the pages had troubles:\n${troubles.join("\n")}`);
    },
  };
}

async function contextOf(
  browser: Browser,
  { scheme = "light", language = "en", width = 1440, height = 900 }: Looks,
): Promise<BrowserContext> {
  return browser.newContext({
    // Without these, Chromium answers a locale that Intl refuses.
    locale: language === "de" ? "de-AT" : "en-GB",
    timezoneId: "Europe/Vienna",
    colorScheme: scheme,
    reducedMotion: "reduce",
    viewport: { width, height },
  });
}

/** The cookie of somebody with a role, who is added where there is none yet. */
async function sessionOf(test: TestApp, role: Role): Promise<{ name: string; value: string }> {
  const email = `${role}@vendor.example`;
  const { status, json } = await logIn(test, { email, password });
  return { name: "licet_session", value: status === 200 ? json.token : (await addStaff(test, role)).token };
}

/** Waits until a page has nothing to ask and nothing to draw, nor anything that begins a moment after typing. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("h1") !== null);
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
}

/**
 * Waits until a page that was just opened has nothing to ask and nothing to draw. `settled` waits half a second more,
 * which is long on a way along fifty pages.
 */
export async function quiet(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("h1") !== null);
  // An answer is drawn before the browser is idle, and what is drawn may ask again.
  for (let calm = 0; calm < 3; calm += 1) {
    await nothingAsked(page);
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    if (isAsking(page)) calm = -1;
  }
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
}

/** Goes to a page, and waits until it shows what it is for. */
export async function visit(page: Page, address: string, shows: string | RegExp): Promise<void> {
  await page.goto(address);
  await page.locator("main").getByText(shows).filter({ visible: true }).first().waitFor({ timeout: 10_000 });
  await quiet(page);
}
