export { type Answer, Call } from "./call.ts";
export type { CallOptions } from "./caller.ts";
export type { LicetOptions } from "./connection.ts";
export { Download } from "./download.ts";
export { type LicetCode, LicetConnectionError, LicetError, type Problem, type SdkCode } from "./errors.ts";
export type { ServerCode } from "./generated/codes.ts";
export type { components, Json, operations, paths, webhooks } from "./generated/management.ts";
export type * from "./generated/models.ts";
export type * from "./generated/resources.ts";
export { Licet } from "./licet.ts";
export { List, Page } from "./list.ts";
export type { AnswerOf, BodyOf, FileBody, Method, OperationId, PathFor, QueryOf, QueryValue, RowOf } from "./types.ts";
export { version } from "./version.ts";
export {
  LicetWebhookError,
  verifyWebhook,
  verifyWebhookSignature,
  type WebhookData,
  type WebhookEvent,
  type WebhookEventName,
  type WebhookHeaders,
} from "./webhooks.ts";
