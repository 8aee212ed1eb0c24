import Fastify, { type FastifyInstance, LogController } from "fastify";
import { activationRoutes } from "./activations/activation.routes.ts";
import { licenseListRoutes } from "./activations/license-list.routes.ts";
import { wellKnownRoutes } from "./activations/well-known.routes.ts";
import { airGapRoutes } from "./air-gap/air-gap.routes.ts";
import { ActivityLog } from "./analytics/activity-log.ts";
import { statisticsRoutes } from "./analytics/statistics.routes.ts";
import { auditRoutes } from "./audit/audit.routes.ts";
import { securityEventRoutes } from "./audit/security-event.routes.ts";
import { SecurityLog } from "./audit/security-log.ts";
import { catalogRoutes } from "./catalog/catalog.routes.ts";
import { productDetailsRoutes } from "./catalog/product-details.routes.ts";
import { companyRoutes } from "./companies/company.routes.ts";
import { consumptionRoutes } from "./consumption/consumption.routes.ts";
import { checkoutRoutes } from "./consumption-pools/checkout.routes.ts";
import { poolRoutes } from "./consumption-pools/pool.routes.ts";
import { accountRoutes } from "./customers/account.routes.ts";
import { customerRoutes } from "./customers/customer.routes.ts";
import { labelRoutes } from "./customers/label.routes.ts";
import type { Deps } from "./deps.ts";
import { deviceRoutes } from "./devices/device.routes.ts";
import { deviceVariableRoutes } from "./devices/device-variable.routes.ts";
import { deviceBorrowRoutes } from "./floating/device-borrow.routes.ts";
import { featureRoutes } from "./floating/feature.routes.ts";
import { floatingRoutes } from "./floating/floating.routes.ts";
import { activationHistoryRoutes } from "./histories/activation-history.routes.ts";
import { historyRoutes } from "./histories/history.routes.ts";
import type { ActivitySink } from "./http/activities.ts";
import { belowRoutes, serverOptions } from "./http/below-routes.ts";
import { docsPages } from "./http/docs.ts";
import type { Api } from "./http/endpoint.ts";
import { answerErrors, answerNotFound } from "./http/error-answers.ts";
import { healthRoutes } from "./http/health.ts";
import { licenseAuthentication } from "./http/license-auth.ts";
import { managementAuthentication } from "./http/management-auth.ts";
import { FileSender } from "./http/send-file.ts";
import { countRequests } from "./http/traffic.ts";
import { importRoutes } from "./imports/import.routes.ts";
import { keyRoutes } from "./keys/key.routes.ts";
import { customerUserRoutes } from "./license-users/customer-users.routes.ts";
import { groupRoutes } from "./license-users/group.routes.ts";
import { groupLinkRoutes } from "./license-users/group-links.routes.ts";
import { managerRoutes } from "./license-users/manager.routes.ts";
import { managerPermissionRoutes } from "./license-users/manager-permission.routes.ts";
import { passwordRoutes } from "./license-users/password.routes.ts";
import { licenseUserRoutes } from "./license-users/user-details.routes.ts";
import { applyPolicyRoutes } from "./licenses/apply-policy.routes.ts";
import { changeLicenseRoutes } from "./licenses/change-license.routes.ts";
import { exportLicensesRoutes } from "./licenses/export-licenses.routes.ts";
import { licenseRoutes } from "./licenses/license.routes.ts";
import { licensePartRoutes } from "./licenses/license-part.routes.ts";
import { licenseStateRoutes } from "./licenses/license-state.routes.ts";
import { oauthClientRoutes } from "./oauth/client.routes.ts";
import { oauthUrlRoutes } from "./oauth/oauth-url.routes.ts";
import { tokenEndpoint } from "./oauth/token.routes.ts";
import { offlineRoutes } from "./offline/offline.routes.ts";
import { offlinePage } from "./offline/offline-page.routes.ts";
import { refreshFileRoutes } from "./offline/refresh-file.routes.ts";
import { changeOrderRoutes } from "./orders/change-order.routes.ts";
import { exportOrdersRoutes } from "./orders/export-orders.routes.ts";
import { generateLicenseRoutes } from "./orders/generate-license.routes.ts";
import { orderRoutes } from "./orders/order.routes.ts";
import { orderManagerRoutes } from "./orders/order-manager.routes.ts";
import { orderWebhookRoutes } from "./orders/order-webhook.routes.ts";
import { placeOrderRoutes } from "./orders/place-order.routes.ts";
import { scheduledUpdateRoutes } from "./scheduled-updates/scheduled-update.routes.ts";
import { ssoRoutes } from "./sso/sso.routes.ts";
import { ssoUrlRoutes } from "./sso/sso-url.routes.ts";
import { sessionRoutes } from "./staff/session.routes.ts";
import { signOnRoutes } from "./staff/sign-on.routes.ts";
import { staffRoutes } from "./staff/staff.routes.ts";
import { staffSsoRoutes } from "./staff/staff-sso.routes.ts";
import { trialRoutes } from "./trials/trial.routes.ts";
import { variableRoutes } from "./variables/variable.routes.ts";
import { versionRoutes } from "./versions/version.routes.ts";
import { nameSchemas } from "./wire-names.ts";

/** The whole server without a port: what `main.ts` listens with and tests inject into. */
export function buildApp(deps: Deps): { app: FastifyInstance; management: Api; license: Api; requests: () => number } {
  const app = Fastify({
    ...(deps.log ? { loggerInstance: deps.log } : { logger: false }),
    // Two lines for each request would be most of what a busy server writes; what goes wrong is logged where it is answered.
    logController: new LogController({ disableRequestLogging: true }),
    ...serverOptions,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    genReqId: () => Buffer.from(deps.random(12)).toString("base64url"),
  });
  nameSchemas();
  belowRoutes(app, deps);
  const requests = countRequests(app);
  app.setErrorHandler(answerErrors("management"));
  app.setNotFoundHandler(answerNotFound({ name: "management", contracts: [] }, ""));

  app.decorateRequest("activity", undefined);
  const security = new SecurityLog(deps);
  security.watch(app);
  const activities = new ActivityLog(deps);
  app.addHook("onClose", () => activities.close());
  const management = openApi(app, "management", deps, activities);
  const license = openApi(app, "license", deps, activities);

  app.register(
    async (scope) => {
      const api = scoped(management, scope, "/api/v1");
      companyRoutes(api);
      keyRoutes(api);
      auditRoutes(api);
      securityEventRoutes(api);
      sessionRoutes(api);
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
      licenseStateRoutes(api);
      deviceRoutes(api);
      deviceVariableRoutes(api);
      deviceBorrowRoutes(api);
      historyRoutes(api);
      statisticsRoutes(api);
      activationHistoryRoutes(api);
      changeLicenseRoutes(api);
      applyPolicyRoutes(api);
      licensePartRoutes(api);
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
  // The calls of back offices with the credentials of applications; for old plugins only, so no part of a published contract.
  const shop: Api = { ...openApi(app, "management", deps, activities), authenticate: license.authenticate };
  const webhooks = "/api/v3/webhook";
  app.register(async (scope) => orderWebhookRoutes(scoped(shop, scope, webhooks)), { prefix: webhooks });
  // Served beside the License API, in its manner, but for people: no part of its published contract.
  const page = openApi(app, "license", deps, activities);
  app.register(async (scope) => offlinePage(scoped(page, scope, "/offline")), { prefix: "/offline" });
  tokenEndpoint(app, deps, security);
  healthRoutes(app, deps);
  docsPages(app, { management, license });
  return { app, management, license, requests };
}

function openApi(app: FastifyInstance, name: Api["name"], deps: Deps, activities: ActivitySink): Api {
  const authenticate = name === "management" ? managementAuthentication(deps) : licenseAuthentication(deps);
  return { name, app, deps, contracts: [], readers: new Map(), activities, files: new FileSender(), authenticate };
}

/** The API inside its prefix, with its own form of error. Its answers hold keys, passwords and people: no cache keeps them. */
function scoped(api: Api, scope: FastifyInstance, prefix: string): Api {
  scope.addHook("onRequest", (_request, reply, done) => {
    reply.header("Cache-Control", "no-store");
    done();
  });
  scope.setErrorHandler(answerErrors(api.name));
  scope.setNotFoundHandler(answerNotFound(api, prefix));
  return { ...api, app: scope };
}
