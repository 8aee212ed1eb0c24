import { createRootRoute, createRoute, redirect } from "@tanstack/react-router";
import { queries } from "../kit/api.ts";
import { nameApplication } from "../kit/heading.tsx";
import { targetOf } from "../kit/link.tsx";
import { draw } from "../kit/shell/application.tsx";
import { routerOf, routesOf } from "../kit/shell/pages.tsx";
import { onSessionEnded } from "../kit/sign-in-again.ts";
import { themeOf } from "../kit/theme.ts";
import { t } from "../texts/portal.ts";
import { stepsOf } from "./brand.ts";
import { to } from "./paths.ts";
import { openPages, pages } from "./routes.ts";
import { loadAppearance, looks, sessionQuery } from "./session.ts";
import { Shell } from "./shell.tsx";

const root = createRootRoute({ component: Shell });

// A link survives sign-in: where somebody wanted to go stands in the address.
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ location }) => {
    const search = location.search as Record<string, string>;
    // Identity providers send people back to the portal's own address.
    if (search["state"] !== undefined && location.pathname === "/") throw redirect(targetOf(to.signedOn(search)));
    const session = await queries.ensureQueryData(sessionQuery);
    const next = location.href === "/" ? undefined : location.href;
    if (!session) throw redirect(targetOf(to.signIn({ company: search["company"], next })));
    if (session.is_initial_password) throw redirect(targetOf(to.newPassword({ next })));
  },
});

/** Draws the portal. */
export async function start(): Promise<void> {
  await loadAppearance();
  const appearance = looks();
  nameApplication(appearance?.name ?? t.title);
  const guard = async () => {};
  const tree = root.addChildren([
    ...routesOf(root, openPages, guard),
    inside.addChildren(routesOf(inside, pages, guard)),
  ]);
  const router = routerOf(tree, "portal/");
  onSessionEnded(async () => {
    queries.clear();
    queries.setQueryData(sessionQuery.queryKey, null);
    await router.navigate(targetOf(to.signIn({ company: appearance?.company, next: router.state.location.href })));
    return false;
  });
  draw(router, themeOf(appearance?.colors ? stepsOf(appearance.colors) : undefined));
}
