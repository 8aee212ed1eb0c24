import type { Api } from "../http/endpoint.ts";
export function activationRoutes(_api: Api): void {}
