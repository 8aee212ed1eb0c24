import type { MantineColorsTuple } from "@mantine/core";
import type { Appearance } from "./session.ts";

// The server answers colours that can be read: as a ground, and as text on light and on dark. The theme wants ten steps,
// of which it uses 8 as a ground, 9 as text on light and 4 as text on dark (kit/theme.ts).

/** Ten steps from the colours of a vendor. */
export function stepsOf({
  primary,
  text_on_light,
  text_on_dark,
}: NonNullable<Appearance["colors"]>): MantineColorsTuple {
  const tint = (share: number) => mixed(text_on_dark, "#ffffff", share);
  const between = (share: number) => mixed(text_on_dark, primary, share);
  return [
    tint(0.9),
    tint(0.75),
    tint(0.55),
    tint(0.3),
    text_on_dark,
    between(0.25),
    between(0.5),
    between(0.75),
    primary,
    text_on_light,
  ];
}

function mixed(from: string, into: string, share: number): string {
  const [a, b] = [channels(from), channels(into)];
  return `#${a.map((value, at) => hex(value + ((b[at] ?? 0) - value) * share)).join("")}`;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}
