/** Text and background need this much contrast (WCAG 2.2 AA, 1.4.3). */
export const CONTRAST_MIN = 4.5;

/** The grounds that text of a company's color stands on: the dimmest of the light ones, the lightest of the dark ones. */
export const GROUNDS = { light: "#f1f3f5", dark: "#2e2e2e" } as const;

/** A company's color, and what of it can be read where. */
export interface Palette {
  /** The color itself, as a ground. */
  readonly primary: string;
  /** Text on it: black or white. */
  readonly on_primary: string;
  /** The color as text on light grounds, as dark as that takes. */
  readonly text_on_light: string;
  /** The color as text on dark grounds, as light as that takes. */
  readonly text_on_dark: string;
}

type Rgb = readonly [number, number, number];

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** Steps from a color to black or white. */
const steps = 100;

/**
 * The colors that a company's color `#rrggbb` gives. No color is refused: black or white can be read on any, and as text
 * it is darkened or lightened until it can be read.
 */
export function paletteOf(primary: string): Palette {
  const color = rgbOf(primary);
  const on = contrast(color, white) >= contrast(color, black) ? white : black;
  return {
    primary,
    on_primary: hexOf(on),
    text_on_light: hexOf(readable(color, rgbOf(GROUNDS.light), black)),
    text_on_dark: hexOf(readable(color, rgbOf(GROUNDS.dark), white)),
  };
}

/** The contrast of two colors, from 1 to 21 (WCAG 2.2). */
export function contrastOf(one: string, other: string): number {
  return contrast(rgbOf(one), rgbOf(other));
}

/** The color, moved as little as it takes towards `end`. */
function readable(color: Rgb, ground: Rgb, end: Rgb): Rgb {
  for (let step = 0; step < steps; step += 1) {
    const moved = mix(color, end, step / steps);
    if (contrast(moved, ground) >= CONTRAST_MIN) return moved;
  }
  return end;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [part(0), part(1), part(2)];
}

function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function rgbOf(color: string): Rgb {
  const part = (at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

function hexOf(color: Rgb): string {
  return `#${color.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
