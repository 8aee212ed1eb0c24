import { createRootRoute, Outlet } from "@tanstack/react-router";
import { draw } from "../kit/shell/application.tsx";
import { routerOf, routesOf } from "../kit/shell/pages.tsx";
import { themeOf } from "../kit/theme.ts";
import { pages } from "./routes.ts";

const root = createRootRoute({ component: Outlet });

/** Draws the portal. */
export function start(): void {
  draw(routerOf(root.addChildren(routesOf(root, pages, async () => {})), "portal/"), themeOf());
}
