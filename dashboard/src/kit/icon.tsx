import type { ReactElement, ReactNode, SVGProps } from "react";

/** An icon: a drawing of 24 by 24 in the colour of the text around it. */
export type Icon = (props: IconProps) => ReactElement;

interface IconProps extends SVGProps<SVGSVGElement> {
  readonly size?: number;
}

/** Makes the icon of a drawing, which is the inside of an `<svg>`. */
export function makeIcon(drawing: ReactNode): Icon {
  return ({ size = 24, ...rest }) => (
    // biome-ignore lint/a11y/noSvgWithoutTitle: whoever shows it names it, or hides it from those who hear.
    <svg xmlns="http://www.w3.org/2000/svg" width={size} height={size} viewBox="0 0 24 24" {...rest}>
      {drawing}
    </svg>
  );
}
