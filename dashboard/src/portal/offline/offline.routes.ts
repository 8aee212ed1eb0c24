import { page } from "../../kit/shell/pages.tsx";

/** What machines without a network need; whoever comes has a file or a key, and no session. */
export const offlinePages = [page({ path: "offline", permission: "public", view: () => import("./offline.page.tsx") })];
