import { Skeleton, Tabs } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, Suspense } from "react";
import { useAddress } from "./shell/pages.tsx";

/** A tab of a page. */
export interface PageTab {
  /** In the address. */
  readonly name: string;
  readonly text: string;
  /** Beside the text: how many there are. */
  readonly count?: number | undefined;
  readonly show: () => ReactNode;
}

/** Tabs whose choice is in the address: the first one where it says nothing. */
export function PageTabs({ tabs, label }: { tabs: readonly PageTab[]; label: string }) {
  const { tab } = useAddress();
  const navigate = useNavigate();
  const [first] = tabs;
  const shown = tabs.find(({ name }) => name === tab) ?? first;
  if (!first || !shown) return null;
  // What else is in the address belongs to the tab that is left.
  const go = (name: string | null) => {
    const search = name === null || name === first.name ? {} : { tab: name };
    void navigate({ to: ".", search, resetScroll: false } as never);
  };
  return (
    <Tabs value={shown.name} onChange={go} keepMounted={false}>
      <Tabs.List aria-label={label} mb="md">
        {tabs.map(({ name, text, count }) => (
          <Tabs.Tab key={name} value={name}>
            {text}
            {count !== undefined && count > 0 && ` (${count})`}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={shown.name}>
        {/* What a tab waits for does not take the page away. */}
        <Suspense fallback={<Skeleton h={120} aria-busy />}>{shown.show()}</Suspense>
      </Tabs.Panel>
    </Tabs>
  );
}
