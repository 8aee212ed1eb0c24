import type { Api } from "../http/endpoint.ts";
export function wellKnownRoutes(_api: Api): void {}
