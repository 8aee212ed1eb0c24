import Fastify, { type FastifyInstance, LogController } from "fastify";
import { companyRoutes } from "./access/companies/company.routes.ts";
import { keyRoutes } from "./access/keys/key.routes.ts";
import { licenseAuthentication } from "./access/keys/license-auth.flow.ts";
import { managementAuthentication } from "./access/keys/management-auth.flow.ts";
import { oauthClientRoutes } from "./access/oauth/client.routes.ts";
import { tokenEndpoint } from "./access/oauth/token.routes.ts";
import { savedFilterRoutes } from "./access/saved-filters/saved-filter.routes.ts";
import { signingKeyRoutes } from "./access/signing-keys/signing-keys.routes.ts";
import { ssoRoutes } from "./access/sso/sso.routes.ts";
import { ownSessionRoutes } from "./access/staff/own-sessions.routes.ts";
import { sessionRoutes } from "./access/staff/session.routes.ts";
import { setUpRoutes } from "./access/staff/set-up.routes.ts";
import { signOnRoutes } from "./access/staff/sign-on.routes.ts";
import { staffRoutes } from "./access/staff/staff.routes.ts";
import { staffSsoRoutes } from "./access/staff/staff-sso.routes.ts";
import type { Deps } from "./deps.ts";
import type { ActivitySink } from "./platform/http/activities.ts";
import { ordinaryJson, smallJson } from "./platform/http/body-headers.ts";
import { buildId } from "./platform/http/build-id.ts";
import { docsPages } from "./platform/http/docs.ts";
import type { Api } from "./platform/http/endpoint.ts";
import { answerErrors, answerNotFound } from "./platform/http/error-answers.ts";
import { healthRoutes } from "./platform/http/health.ts";
import { pages } from "./platform/http/pages.ts";
import { countRequests } from "./platform/http/request-count.ts";
import { FileSender } from "./platform/http/send-file.ts";
import { belowRoutes, serverOptions } from "./platform/http/server-options.ts";
import { ActivityLog } from "./record/analytics/activity-log.flow.ts";
import { statisticsRoutes } from "./record/analytics/statistics.routes.ts";
import { auditRoutes } from "./record/audit/audit.routes.ts";
import { recordAudits } from "./record/audit/audit-writer.store.ts";
import { securityEventRoutes } from "./record/audit/security-event.routes.ts";
import { SecurityLog } from "./record/audit/security-log.flow.ts";
import { decisionRoutes } from "./record/decisions/decision.routes.ts";
import { DecisionLog } from "./record/decisions/decision-log.flow.ts";
import { historyRoutes } from "./record/histories/history.routes.ts";
import { mailRoutes } from "./record/mail/mail.routes.ts";
import { activationRoutes } from "./running/activations/activation.routes.ts";
import { wellKnownRoutes } from "./running/activations/well-known.routes.ts";
import { airGapRoutes } from "./running/air-gap/air-gap.routes.ts";
import { consumptionRoutes } from "./running/consumption/consumption.routes.ts";
import { explainRoutes } from "./running/explain/explain.routes.ts";
import { deviceBorrowRoutes } from "./running/floating/device-borrow.routes.ts";
import { featureRoutes } from "./running/floating/feature.routes.ts";
import { floatingRoutes } from "./running/floating/floating.routes.ts";
import { offlineRoutes } from "./running/offline/offline.routes.ts";
import { offlinePage } from "./running/offline/offline-page.routes.ts";
import { refreshFileRoutes } from "./running/offline/refresh-file.routes.ts";
import { portalRoutes } from "./running/portal/portal.routes.ts";
import { productDetailsRoutes } from "./running/products/product-details.routes.ts";
import { trialRoutes } from "./running/trials/trial.routes.ts";
import { customerUserRoutes } from "./running/users/customer-users.routes.ts";
import { licenseListRoutes } from "./running/users/license-list.routes.ts";
import { oauthUrlRoutes } from "./running/users/oauth-url.routes.ts";
import { passwordRoutes } from "./running/users/password.routes.ts";
import { ssoUrlRoutes } from "./running/users/sso-url.routes.ts";
import { variableRoutes } from "./running/variables/variable.routes.ts";
import { versionRoutes } from "./running/versions/version.routes.ts";
import { billingRoutes } from "./selling/billing/billing.routes.ts";
import { billingIntake } from "./selling/billing/intake.routes.ts";
import { bulkActionRoutes } from "./selling/bulk-actions/bulk-action.routes.ts";
import { catalogRoutes } from "./selling/catalog/catalog.routes.ts";
import { checkoutRoutes } from "./selling/consumption-pools/checkout.routes.ts";
import { poolRoutes } from "./selling/consumption-pools/pool.routes.ts";
import { accountRoutes } from "./selling/customers/account.routes.ts";
import { customerRoutes } from "./selling/customers/customer.routes.ts";
import { labelRoutes } from "./selling/customers/label.routes.ts";
import { activationHistoryRoutes } from "./selling/devices/activation-history.routes.ts";
import { deviceRoutes } from "./selling/devices/device.routes.ts";
import { deviceVariableRoutes } from "./selling/devices/device-variable.routes.ts";
import { resetLicenseRoutes } from "./selling/devices/reset-license.routes.ts";
import { importRoutes } from "./selling/imports/import.routes.ts";
import { licenseKeyRoutes } from "./selling/license-keys/license-key.routes.ts";
import { assignmentRoutes } from "./selling/license-users/assignment.routes.ts";
import { groupRoutes } from "./selling/license-users/group.routes.ts";
import { groupLinkRoutes } from "./selling/license-users/group-links.routes.ts";
import { managerRoutes } from "./selling/license-users/manager.routes.ts";
import { managerPermissionRoutes } from "./selling/license-users/manager-permission.routes.ts";
import { licenseUserRoutes } from "./selling/license-users/user-details.routes.ts";
import { applyPolicyRoutes } from "./selling/licenses/apply-policy.routes.ts";
import { changeLicenseRoutes } from "./selling/licenses/change-license.routes.ts";
import { changePolicyRoutes } from "./selling/licenses/change-policy.routes.ts";
import { exportLicensesRoutes } from "./selling/licenses/export-licenses.routes.ts";
import { licenseRoutes } from "./selling/licenses/license.routes.ts";
import { licensePartRoutes } from "./selling/licenses/license-parts.routes.ts";
import { licenseStateRoutes } from "./selling/licenses/license-state.routes.ts";
import { mailSettingsRoutes } from "./selling/mail/mail-settings.routes.ts";
import { mailTextRoutes } from "./selling/mail/mail-text.routes.ts";
import { sendOrderRoutes } from "./selling/mail/send-order.routes.ts";
import { changeOrderRoutes } from "./selling/orders/change-order.routes.ts";
import { exportOrdersRoutes } from "./selling/orders/export-orders.routes.ts";
import { generateLicenseRoutes } from "./selling/orders/generate-license.routes.ts";
import { orderRoutes } from "./selling/orders/order.routes.ts";
import { orderManagerRoutes } from "./selling/orders/order-manager.routes.ts";
import { orderWebhookRoutes } from "./selling/orders/order-webhook.routes.ts";
import { placeOrderRoutes } from "./selling/orders/place-order.routes.ts";
import { overviewRoutes } from "./selling/overview/overview.routes.ts";
import { pastRoutes } from "./selling/past/diff.routes.ts";
import { forgetRoutes } from "./selling/past/forget.routes.ts";
import { scheduledUpdateRoutes } from "./selling/scheduled-updates/scheduled-update.routes.ts";
import { searchRoutes } from "./selling/search/search.routes.ts";
import { subscriptionRoutes } from "./selling/subscriptions/subscription.routes.ts";
import { testClockRoutes } from "./selling/test-clocks/test-clock.routes.ts";
import { timelineRoutes } from "./selling/timeline/timeline.routes.ts";
import { publishedEvents } from "./selling/webhooks/event.schema.ts";
import { webhookDeliveryRoutes } from "./selling/webhooks/webhook-delivery.routes.ts";
import { webhookEndpointRoutes } from "./selling/webhooks/webhook-endpoint.routes.ts";
import { nameSchemas } from "./wire-names.ts";

/** The whole server without a port: what `main.ts` listens with and tests inject into. */
export function buildApp(deps: Deps): { app: FastifyInstance; management: Api; license: Api; requests: () => number } {
  const app = Fastify({
    ...(deps.log ? { loggerInstance: deps.log } : { logger: false }),
    // Two lines for each request would be most of what a busy server writes; what goes wrong is logged where it is
    // answered.
    logController: new LogController({ disableRequestLogging: true }),
    ...serverOptions,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    genReqId: () => Buffer.from(deps.random(12)).toString("base64url"),
  });
  nameSchemas();
  belowRoutes(app, deps);
  const requests = countRequests(app);
  app.setErrorHandler(answerErrors("management"));
  app.setNotFoundHandler(pages(app, deps, answerNotFound({ name: "management", contracts: [] }, "")));

  app.decorateRequest("activity", undefined);
  const security = new SecurityLog(deps);
  security.watch(app);
  const activities = new ActivityLog(deps);
  app.addHook("onClose", () => activities.close());
  const decisions = new DecisionLog(deps);
  app.addHook("onClose", () => decisions.close());
  const management = openApi(app, "management", deps, activities);
  const license = { ...openApi(app, "license", deps, activities), decisions };

  app.register(
    async (scope) => {
      const api = scoped(management, scope, "/api/v1");
      companyRoutes(api);
      keyRoutes(api);
      auditRoutes(api);
      securityEventRoutes(api);
      sessionRoutes(api);
      setUpRoutes(api);
      ownSessionRoutes(api);
      savedFilterRoutes(api);
      signOnRoutes(api);
      staffRoutes(api);
      staffSsoRoutes(api);
      catalogRoutes(api);
      placeOrderRoutes(api);
      generateLicenseRoutes(api);
      orderRoutes(api);
      changeOrderRoutes(api);
      exportOrdersRoutes(api);
      orderManagerRoutes(api);
      licenseRoutes(api);
      bulkActionRoutes(api);
      testClockRoutes(api);
      timelineRoutes(api);
      pastRoutes(api);
      forgetRoutes(api);
      licenseKeyRoutes(api);
      signingKeyRoutes(api);
      overviewRoutes(api);
      licenseStateRoutes(api);
      resetLicenseRoutes(api);
      deviceRoutes(api);
      deviceVariableRoutes(api);
      deviceBorrowRoutes(api);
      explainRoutes(api);
      historyRoutes(api);
      statisticsRoutes(api);
      decisionRoutes(api);
      activationHistoryRoutes(api);
      changeLicenseRoutes(api);
      applyPolicyRoutes(api);
      licensePartRoutes(api);
      assignmentRoutes(api);
      changePolicyRoutes(api);
      scheduledUpdateRoutes(api);
      licenseUserRoutes(api);
      groupRoutes(api);
      groupLinkRoutes(api);
      managerPermissionRoutes(api);
      managerRoutes(api);
      refreshFileRoutes(api);
      airGapRoutes(api);
      oauthClientRoutes(api);
      accountRoutes(api);
      customerRoutes(api);
      labelRoutes(api);
      poolRoutes(api);
      checkoutRoutes(api);
      ssoRoutes(api);
      exportLicensesRoutes(api);
      importRoutes(api);
      searchRoutes(api);
      subscriptionRoutes(api);
      mailRoutes(api);
      mailSettingsRoutes(api);
      mailTextRoutes(api);
      sendOrderRoutes(api);
      webhookEndpointRoutes(api);
      webhookDeliveryRoutes(api);
      billingRoutes(api);
      portalRoutes(api);
    },
    { prefix: "/api/v1" },
  );
  app.register(
    async (scope) => {
      const api = scoped(license, scope, "/api/v4");
      wellKnownRoutes(api);
      oauthUrlRoutes(api);
      activationRoutes(api);
      consumptionRoutes(api);
      floatingRoutes(api);
      featureRoutes(api);
      offlineRoutes(api);
      variableRoutes(api);
      passwordRoutes(api);
      productDetailsRoutes(api);
      versionRoutes(api);
      licenseListRoutes(api);
      customerUserRoutes(api);
      trialRoutes(api);
      ssoUrlRoutes(api);
    },
    { prefix: "/api/v4" },
  );
  // The calls of back offices with the credentials of applications; for old plugins only, so no part of a published
  // contract.
  const shop: Api = { ...openApi(app, "management", deps, activities), authenticate: license.authenticate };
  const webhooks = "/api/v3/webhook";
  app.register(async (scope) => orderWebhookRoutes(scoped(shop, scope, webhooks)), { prefix: webhooks });
  // Served beside the License API, in its manner, but for people: no part of its published contract.
  const page = openApi(app, "license", deps, activities);
  app.register(async (scope) => offlinePage(scoped(page, scope, "/offline")), { prefix: "/offline" });
  billingIntake(app, deps);
  tokenEndpoint(app, deps, security);
  healthRoutes(app, deps);
  docsPages(app, { management, license });
  return { app, management, license, requests };
}

function openApi(app: FastifyInstance, name: Api["name"], deps: Deps, activities: ActivitySink): Api {
  const authenticate = name === "management" ? managementAuthentication(deps) : licenseAuthentication(deps);
  const takes = name === "management" ? ordinaryJson : smallJson;
  return {
    name,
    app,
    deps,
    contracts: [],
    takes,
    readers: new Map(),
    activities,
    recordAudits,
    ...(name === "management" ? { webhooks: publishedEvents() } : {}),
    files: new FileSender(),
    authenticate,
  };
}

/**
 * The API inside its prefix, with its own form of error. Its answers hold keys, passwords and people: no cache keeps
 * them. Those of the Management API name the build, by which a page notices that it is older than its server.
 */
function scoped(api: Api, scope: FastifyInstance, prefix: string): Api {
  const build = buildId();
  scope.addHook("onRequest", (_request, reply, done) => {
    reply.header("Cache-Control", "no-store");
    if (api.name === "management") reply.header("Licet-Build", build);
    done();
  });
  scope.setErrorHandler(answerErrors(api.name));
  scope.setNotFoundHandler(answerNotFound(api, prefix));
  return { ...api, app: scope };
}
