import type { Api } from "../../platform/http/endpoint.ts";
import { messageRoutes } from "./message.routes.ts";
import { sourceRoutes } from "./source.routes.ts";

/** Billing systems and their messages. */
export function billingRoutes(api: Api): void {
  sourceRoutes(api);
  messageRoutes(api);
}
