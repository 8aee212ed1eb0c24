import type { PageSpec } from "../kit/shell/pages.tsx";

/** Every page of the portal: the map of the whole. */
export const pages: readonly PageSpec[] = [];
