import { Group, Title } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";

let isFirstPage = true;
let application = "Licet";

/** Says what stands behind the name of each page in the title of the tab. */
export function nameApplication(name: string): void {
  application = name;
}

/** The name of the page: its title in the tab, and what has the focus after navigation, so that it is read aloud. */
export function Heading({ children, title, actions }: { children: ReactNode; title?: string; actions?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const name = title ?? (typeof children === "string" ? children : "");
  useEffect(() => {
    if (name !== "") document.title = `${name} · ${application}`;
  }, [name]);
  useEffect(() => {
    // Not on the first page, where the browser reads the title by itself.
    if (!isFirstPage) heading.current?.focus();
    isFirstPage = false;
  }, []);
  return (
    <Group justify="space-between" align="center" gap="sm" mb="md">
      <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ overflowWrap: "anywhere", outlineOffset: 4 }}>
        {children}
      </Title>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
