import type { Page } from "playwright-core";

// Going round a page with the Tab key alone.

/** What had the focus: its place in the document, its name, and whether it could be seen that it had the focus. */
interface Focused {
  readonly place: string;
  readonly isSeen: boolean;
  /** Whether it is where the way began. */
  readonly isFirst: boolean;
}

declare global {
  interface Window {
    /** What had the focus, in the order in which it had it. */
    licetFocused?: Focused[];
  }
}

const mostStops = 250;
const atOnce = 25;

/** Controls that Tab does not reach, and those that do not show that they have the focus. */
export async function lostByKeyboard(page: Page): Promise<string[]> {
  const stops = await walk(page);
  const unseen = stops.filter(({ isSeen }) => !isSeen).map(({ place }) => `not seen to have the focus: ${place}`);
  const unreached = await page.evaluate(() => {
    const isShown = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true });
    const controls = [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea")];
    // Of a group of choices only the chosen one is a stop; arrows reach the others.
    const isStop = (element: HTMLElement) =>
      isShown(element) && !element.matches(":disabled, [role=tab][aria-selected=false], [type=radio]:not(:checked)");
    return controls
      .filter((element) => isStop(element) && element.tabIndex < 0)
      .map(({ outerHTML }) => `not reached by Tab: ${outerHTML.slice(0, 160)}`);
  });
  return [...unseen, ...unreached];
}

/** Presses Tab until the focus has gone once round the page. */
async function walk(page: Page): Promise<Focused[]> {
  await page.evaluate(() => {
    const seen: Focused[] = [];
    let first: EventTarget | null = null;
    window.licetFocused = seen;
    document.addEventListener("focusin", ({ target }) => {
      const element = target as HTMLElement;
      first ??= target;
      const all = [...document.querySelectorAll("*")];
      const own = getComputedStyle(element);
      const around = element.parentElement ? getComputedStyle(element.parentElement) : own;
      const isOutlined = (style: CSSStyleDeclaration) => style.outlineStyle !== "none" && style.outlineWidth !== "0px";
      const isBordered = element.matches("input, select, textarea, [class*='Input-input']");
      const name = element.getAttribute("aria-label") ?? element.textContent?.slice(0, 40);
      seen.push({
        place: `${all.indexOf(element)} ${element.tagName} ${name}`,
        isFirst: target === first,
        isSeen: isOutlined(own) || isOutlined(getComputedStyle(element, "::after")) || isOutlined(around) || isBordered,
      });
    });
  });
  for (let pressed = 0; pressed < mostStops; pressed += atOnce) {
    await Promise.all(Array.from({ length: atOnce }, () => page.keyboard.press("Tab")));
    const stops = await page.evaluate(() => window.licetFocused ?? []);
    const again = stops.findIndex(({ isFirst }, at) => at > 0 && isFirst);
    if (again > 0) return stops.slice(0, again);
  }
  const last = (await page.evaluate(() => window.licetFocused ?? [])).slice(-5);
  throw new Error(`the focus did not come round: ${last.map(({ place }) => place).join("; ")}`);
}
