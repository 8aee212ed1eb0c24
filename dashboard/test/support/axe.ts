import axe from "axe-core";
import type { Page } from "playwright-core";

/** What is wrong with a page for people who see, hear or move in other ways: WCAG 2.2 A and AA, a line each. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: here } = window as unknown as { axe: typeof axe };
    const { violations } = await here.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`),
    );
  });
  return found;
}

/** What is wrong with a page in each scheme. */
export async function barriersInBothSchemes(page: Page) {
  const inScheme = async (scheme: "light" | "dark") => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForFunction((each) => document.documentElement.dataset["mantineColorScheme"] === each, scheme);
    return barriers(page);
  };
  return { light: await inScheme("light"), dark: await inScheme("dark") };
}
