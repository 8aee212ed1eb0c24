import { writeAddress } from "../kit/list/list-search.ts";

type Search = Readonly<Record<string, string | number | boolean | undefined>>;

/** An address with what stands behind `?`. */
function at(path: string, search: Search = {}): string {
  return `${path}${writeAddress(search)}`;
}

/** Every address of the dashboard. */
export const to = {
  overview: () => at("/"),
  licenses: (search?: Search) => at("/licenses", search),
  license: (id: number, search?: Search) => at(`/licenses/${id}`, search),
  editLicense: (id: number, search?: Search) => at(`/licenses/${id}/edit`, search),
  explain: (id: number, search?: Search) => at(`/licenses/${id}/explain`, search),
  orders: (search?: Search) => at("/orders", search),
  order: (id: number) => at(`/orders/${id}`),
  newOrder: (search?: Search) => at("/orders/new", search),
  decisions: (search?: Search) => at("/decisions", search),
  decision: (id: number) => at(`/decisions/${id}`),
  customers: (search?: Search) => at("/customers", search),
  customer: (id: number, search?: Search) => at(`/customers/${id}`, search),
  accounts: (search?: Search) => at("/accounts", search),
  account: (id: number, search?: Search) => at(`/accounts/${id}`, search),
  labels: () => at("/labels"),
  users: (search?: Search) => at("/users", search),
  user: (id: number, search?: Search) => at(`/users/${id}`, search),
  managers: (search?: Search) => at("/managers", search),
  groups: (search?: Search) => at("/groups", search),
  group: (id: number, search?: Search) => at(`/groups/${id}`, search),
  devices: (search?: Search) => at("/devices", search),
  device: (id: number) => at(`/devices/${id}`),
  products: (search?: Search) => at("/products", search),
  product: (id: number, search?: Search) => at(`/products/${id}`, search),
  newProduct: () => at("/products/new"),
  policy: (id: number, search?: Search) => at(`/policies/${id}`, search),
  comparePolicies: (search?: Search) => at("/policies/compare", search),
  bundles: (search?: Search) => at("/bundles", search),
  bundle: (id: number, search?: Search) => at(`/bundles/${id}`, search),
  newBundle: () => at("/bundles/new"),
  pools: (search?: Search) => at("/pools", search),
  pool: (id: number, search?: Search) => at(`/pools/${id}`, search),
  newPool: () => at("/pools/new"),
  imports: (search?: Search) => at("/imports", search),
  importResult: (kind: string, id: number) => at(`/imports/${kind}/${id}`),
  scheduledUpdates: (search?: Search) => at("/scheduled-updates", search),
  bulkActions: () => at("/bulk-actions"),
  bulkAction: (id: number) => at(`/bulk-actions/${id}`),
  audit: (search?: Search) => at("/audit", search),
  analytics: (search?: Search) => at("/analytics", search),
  webhooks: (search?: Search) => at("/webhooks", search),
  webhook: (id: number) => at(`/webhooks/${id}`),
  newWebhook: () => at("/webhooks/new"),
  webhookDeliveries: (search?: Search) => at("/webhook-deliveries", search),
  webhookDelivery: (id: number) => at(`/webhook-deliveries/${id}`),
  settings: (search?: Search) => at("/settings", search),
  me: (search?: Search) => at("/me", search),
  gettingStarted: () => at("/getting-started"),
  signIn: (search?: Search) => at("/sign-in", search),
  signedOn: () => at("/sign-in/callback"),
  setUp: () => at("/set-up"),
};
