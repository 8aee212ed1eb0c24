import type { PageSpec } from "../kit/shell/pages.tsx";
import { accountPages } from "./account/account.routes.ts";
import { licensePages } from "./licenses/licenses.routes.ts";
import { linkPages } from "./links/links.routes.ts";
import { offlinePages } from "./offline/offline.routes.ts";
import { signInPages } from "./sign-in/sign-in.routes.ts";

/** The pages of the portal that need no session. */
export const openPages: readonly PageSpec[] = [...signInPages, ...linkPages, ...offlinePages];

/** Those that need one: the map of the whole. */
export const pages: readonly PageSpec[] = [...licensePages, ...accountPages];
