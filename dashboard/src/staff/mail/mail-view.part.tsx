import { Box } from "@mantine/core";
import { useEffect, useRef } from "react";

/**
 * A mail as it looks. Its styles stand in attributes, as mail programs want them, and pages allow none there: so they are
 * set one by one, in a tree of its own that nothing of the page reaches. Nothing in it can be run or
 * followed, and no picture of another server is loaded.
 */
export function MailView({ html, label }: { html: string; label: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    const parsed = new DOMParser().parseFromString(html.replaceAll(' style="', ' data-style="'), "text/html");
    for (const picture of parsed.querySelectorAll("img")) {
      const { pathname, search } = new URL(picture.getAttribute("src") ?? "", location.href);
      picture.setAttribute("src", `${pathname}${search}`);
    }
    for (const link of parsed.querySelectorAll("a")) link.removeAttribute("href");
    root.replaceChildren(...[...parsed.body.childNodes].map((node) => document.importNode(node, true)));
    for (const styled of root.querySelectorAll<HTMLElement>("[data-style]"))
      styled.style.cssText = styled.dataset["style"] ?? "";
  }, [html]);
  return <Box component="section" aria-label={label} ref={host} style={{ colorScheme: "light", overflow: "hidden" }} />;
}
