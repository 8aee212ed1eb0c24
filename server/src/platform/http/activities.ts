import type { onResponseHookHandler } from "fastify";
import type { Refusable } from "./decisions.ts";
import type { Context } from "./endpoint.ts";

/**
 * What a call counts as in the statistics (management-api.md §12.1). `device_licenses`, `user_licenses` and `seats` are our own
 * names; what nobody has to authenticate for is not counted, because nobody knows for which company.
 */
export type CallAction =
  | "activation"
  | "check"
  | "deactivation"
  | "activation_offline"
  | "deactivation_offline"
  | "consumption"
  | "f_consumption"
  | "check_feature"
  | "floating_borrow"
  | "floating_release"
  | "trial_key"
  | "change_password"
  | "customer_license_users"
  | "device_licenses"
  | "user_licenses"
  | "installation_file"
  | "versions"
  | "product_details"
  | "get_device_variables"
  | "track_device_variables"
  | "single_sign_on"
  | "seats"
  | "order"
  | "keygen";

/** What is counted: calls, and licenses. */
export type ActivityAction = CallAction | "license_issued";

/**
 * What a handler knows of the call, as soon as it knows it. What can be read from the license is read when the call is
 * written.
 */
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
    activity: Refusable | undefined;
  }
}

/** Counts a call of a route when it was answered, and the licenses that it issued. */
export function countsAs(action: CallAction, sink: ActivitySink): onResponseHookHandler {
  return (request, { statusCode: status }, done) => {
    if (request.activity) count(sink, action, request.activity, status);
    done();
  };
}

function count(
  sink: ActivitySink,
  action: CallAction,
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
