import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { forwardRef, type ReactNode } from "react";
import { parseAddress } from "./list/list-search.ts";

// Addresses are texts made by `paths.ts`; the router wants path and search apart.

/** Path and search of an address within the application, for a link or for `navigate`. */
export function targetOf(address: string): { readonly to: string; readonly search: never } {
  const [to = "/", text = ""] = address.split("?");
  // The router knows searches by the types of its routes; here they are names and texts.
  return { to, search: parseAddress(text) as never };
}

/** A link to another page, underlined: colour alone tells nobody who cannot see it. */
export const PageLink = forwardRef<HTMLAnchorElement, AnchorProps & { to: string; children: ReactNode }>(
  ({ to, ...props }, ref) => <Anchor component={Link} ref={ref} underline="always" {...targetOf(to)} {...props} />,
);

/** A link that looks like a button. */
export const ButtonLink = forwardRef<HTMLAnchorElement, ButtonProps & { to: string; children: ReactNode }>(
  ({ to, ...props }, ref) => <Button component={Link} ref={ref} {...targetOf(to)} {...props} />,
);
