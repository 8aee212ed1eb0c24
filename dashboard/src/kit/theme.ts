import { Badge, Button, type CSSVariablesResolver, createTheme, Input, type MantineColorsTuple } from "@mantine/core";

// Meets WCAG 2.2 AA in both schemes, which Mantine's own theme does not: test/axe.test.ts.

const systemFonts = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';

/** How everything looks; the portal of a vendor passes its own colour. */
export function themeOf(brand?: MantineColorsTuple) {
  return createTheme({
    primaryColor: brand ? "brand" : "blue",
    ...(brand ? { colors: { brand } } : {}),
    primaryShade: 8,
    autoContrast: true,
    luminanceThreshold: 0.179,
    fontFamily: systemFonts,
    fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
    defaultRadius: "md",
    cursorType: "pointer",
    respectReducedMotion: true,
    components: {
      Badge: Badge.extend({
        styles: {
          // As wide as its longest word at least, wherever it stands.
          root: { textTransform: "none", height: "auto", minWidth: "min-content" },
          label: { whiteSpace: "inherit", overflow: "visible", overflowWrap: "normal" },
        },
      }),
      Button: Button.extend({
        // A long text goes on in another line, rather than being cut off.
        styles: {
          root: {
            display: "inline-flex",
            alignItems: "center",
            justifyContent: "center",
            height: "auto",
            minHeight: "var(--button-height)",
          },
          label: { whiteSpace: "normal", height: "auto", paddingBlock: 2 },
        },
      }),
      // A column is at least as wide as the longest word of its head, whatever its cells do.
      Table: { styles: { th: { overflowWrap: "break-word" } } },
      // Explanations below: fields beside each other stand in one line, with one or without.
      InputWrapper: Input.Wrapper.extend({
        defaultProps: { inputWrapperOrder: ["label", "input", "description", "error"] },
      }),
    },
    headings: { fontFamily: systemFonts, fontWeight: "650" },
  });
}

/** Darkens and lightens what is too faint to be read. */
export const readableVariables: CSSVariablesResolver = (theme) => {
  const names = Object.keys(theme.colors).filter((name) => name !== "dark");
  const light = Object.fromEntries(
    names.flatMap((name) => [
      [`--mantine-color-${name}-light-color`, `color-mix(in srgb, var(--mantine-color-${name}-9), black 30%)`],
      [`--mantine-color-${name}-outline`, `var(--mantine-color-${name}-9)`],
    ]),
  );
  return {
    variables: {},
    light: {
      ...light,
      "--mantine-color-dimmed": "var(--mantine-color-gray-7)",
      "--mantine-color-placeholder": "var(--mantine-color-gray-7)",
      "--mantine-color-error": "var(--mantine-color-red-9)",
      "--mantine-color-anchor": `var(--mantine-color-${theme.primaryColor}-9)`,
    },
    dark: {
      "--mantine-color-dimmed": "var(--mantine-color-dark-1)",
      "--mantine-color-placeholder": "var(--mantine-color-dark-1)",
      "--mantine-color-error": "var(--mantine-color-red-4)",
      "--mantine-color-anchor": `var(--mantine-color-${theme.primaryColor}-4)`,
    },
  };
};
