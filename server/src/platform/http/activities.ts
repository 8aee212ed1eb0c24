import type { Context } from "./endpoint.ts";

/**
 * Which calls count in the statistics, and as what (management-api.md §12.1). `device_licenses` and `user_licenses` are our own names; what
 * nobody has to authenticate for is not counted, because nobody knows for which company.
 */
const actions = {
  "POST /activate_license": "activation",
  "POST /activate_bundle": "activation",
  "GET /check_license": "check",
  "GET /check_bundle": "check",
  "POST /deactivate_license": "deactivation",
  "POST /deactivate_bundle": "deactivation",
  "POST /activate_offline": "activation_offline",
  "POST /activate_bundle_offline": "activation_offline",
  "POST /deactivate_offline": "deactivation_offline",
  "POST /deactivate_bundle_offline": "deactivation_offline",
  "POST /add_consumption": "consumption",
  "POST /add_feature_consumption": "f_consumption",
  "GET /check_license_feature": "check_feature",
  "POST /floating/borrow": "floating_borrow",
  "POST /floating/feature_borrow": "floating_borrow",
  "POST /floating/release": "floating_release",
  "POST /floating/feature_release": "floating_release",
  "GET /trial_key": "trial_key",
  "POST /change_password": "change_password",
  "GET /customer_license_users": "customer_license_users",
  "GET /device_licenses": "device_licenses",
  "GET /user_licenses": "user_licenses",
  "GET /installation_file": "installation_file",
  "GET /versions": "versions",
  "GET /product_details": "product_details",
  "GET /products": "product_details",
  "GET /get_device_variables": "get_device_variables",
  "POST /track_device_variables": "track_device_variables",
  "GET /sso_url": "single_sign_on",
  "POST /orders/create_order/": "order",
  "GET /orders/generate_license/": "keygen",
} as const;

/** What a call counts as; `license_issued` counts licenses. */
export type ActivityAction = (typeof actions)[keyof typeof actions] | "license_issued";

/** What a handler knows of the call, as soon as it knows it. What a license tells of itself is read when the call is written. */
export interface ActivityNote {
  license_id?: number;
  product_id?: number;
  order_id?: number;
  /** Licenses that the call issued, by product. */
  issued?: readonly { readonly product_id: number; readonly count: number }[];
}

/** One call as it is counted, or some licenses that it issued. */
export interface Activity {
  readonly companyId: number;
  readonly ts: Date;
  readonly action: ActivityAction;
  readonly status: number;
  readonly count: number;
  readonly licenseId: number | undefined;
  readonly productId: number | undefined;
  readonly orderId: number | undefined;
}

/** Where calls are counted. */
export interface ActivitySink {
  add(activity: Activity): void;
}

declare module "fastify" {
  interface FastifyRequest {
    /** The call as far as it has come; nothing before it is known who calls. */
    activity: Pick<Context, "companyId" | "now" | "activity"> | undefined;
  }
}

/** What the calls of a route count as; undefined: they do not count. */
export function actionOf(method: string, path: string): ActivityAction | undefined {
  const name = `${method} ${path}`;
  return name in actions ? actions[name as keyof typeof actions] : undefined;
}

/** Counts a call that was answered, and the licenses that it issued. */
export function countCall(
  sink: ActivitySink,
  action: ActivityAction,
  { companyId, now, activity }: Pick<Context, "companyId" | "now" | "activity">,
  status: number,
): void {
  const { license_id: licenseId, product_id: productId, order_id: orderId, issued = [] } = activity;
  const call = { companyId, ts: now, status, orderId };
  sink.add({ ...call, action, count: 1, licenseId, productId });
  if (status >= 300) return;
  for (const { product_id, count } of issued)
    sink.add({ ...call, action: "license_issued", count, licenseId: undefined, productId: product_id });
}
