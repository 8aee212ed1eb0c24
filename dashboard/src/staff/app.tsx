import "@mantine/notifications/styles.css";
import { Notifications } from "@mantine/notifications";
import { createRootRoute, createRoute, Outlet, redirect } from "@tanstack/react-router";
import { queries } from "../kit/api.ts";
import { NotAllowed } from "../kit/problem.tsx";
import { draw } from "../kit/shell/application.tsx";
import { routerOf, routesOf } from "../kit/shell/pages.tsx";
import { themeOf } from "../kit/theme.ts";
import { to } from "./paths.ts";
import { pages } from "./routes.ts";
import { mayIn, sessionQuery } from "./session.ts";
import { Shell } from "./shell.tsx";
import { signInPages } from "./sign-in/sign-in.routes.ts";

const root = createRootRoute({ component: Outlet });

// A link survives sign-in: where somebody wanted to go stands in the address.
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ location }) => {
    const session = await queries.ensureQueryData(sessionQuery);
    if (!session) {
      const next = location.href === "/" ? undefined : location.href;
      throw redirect({ to: to.signIn(), search: (next ? { next } : {}) as never });
    }
  },
  component: Shell,
});

async function guard(permission: string): Promise<void> {
  if (permission === "public") return;
  const session = await queries.ensureQueryData(sessionQuery);
  if (!mayIn(session, permission)) throw new NotAllowed(permission);
}

/** Draws the dashboard. */
export function start(): void {
  const tree = root.addChildren([
    ...routesOf(root, signInPages, guard),
    inside.addChildren(routesOf(inside, pages, guard)),
  ]);
  draw(routerOf(tree, ""), themeOf(), <Notifications position="bottom-right" />);
}
