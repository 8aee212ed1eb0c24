// Ten messages of each other billing system, in the forms in which they are sent: bought, renewed, failed, recovered,
// something given back, and cancelled for the end of the period.

const at = (day: string, time = "12:00:00") => `2026-${day}T${time}Z`;
const ms = (day: string) => Date.parse(at(day));

/** Paddle's, of one subscription. */
export function paddleStory(name: string): object[] {
  const id = `sub_01${name}`;
  let events = 0;
  const event = (event_type: string, occurred_at: string, data: object) => {
    events += 1;
    const number = `${name}${events}`;
    return { event_id: `evt_01${number}`, event_type, occurred_at, notification_id: `ntf_01${number}`, data };
  };
  const period = (from: string, to: string) => ({ starts_at: at(from), ends_at: at(to) });
  const items = [
    { status: "active", quantity: 2, recurring: true, price: { id: "pri_01month", product_id: "pro_01" } },
  ];
  const subscription = (status: string, current_billing_period: object | null, more: object = {}) => ({
    id,
    status,
    customer_id: `ctm_01${name}`,
    currency_code: "EUR",
    created_at: at("03-01"),
    started_at: at("03-01"),
    first_billed_at: at("03-01"),
    next_billed_at: at("05-01"),
    paused_at: null,
    canceled_at: null,
    collection_mode: "automatic",
    current_billing_period,
    billing_cycle: { interval: "month", frequency: 1 },
    scheduled_change: null,
    items,
    custom_data: null,
    ...more,
  });
  const transaction = (number: number, origin: string, billing_period: object) => ({
    id: `txn_01${name}${number}`,
    status: "completed",
    origin,
    customer_id: `ctm_01${name}`,
    subscription_id: id,
    billing_period,
    items: [{ price: { id: "pri_01month", product_id: "pro_01" }, quantity: 2 }],
    details: { totals: { total: "2000", grand_total: "2000", currency_code: "EUR" } },
    custom_data: null,
  });
  const refund = (status: string) => ({
    id: `adj_01${name}`,
    action: "refund",
    type: "partial",
    status,
    transaction_id: `txn_01${name}2`,
    subscription_id: id,
    totals: { total: "500" },
  });
  return [
    event("customer.created", at("03-01", "11:59:00"), {
      id: `ctm_01${name}`,
      email: `${name}@acme.example`,
      name: "Ada Vos",
    }),
    event("subscription.created", at("03-01", "12:00:01"), {
      ...subscription("active", period("03-01", "04-01")),
      transaction_id: `txn_01${name}1`,
    }),
    event("transaction.completed", at("03-01", "12:00:02"), transaction(1, "web", period("03-01", "04-01"))),
    event("transaction.payment_failed", at("04-01", "12:00:02"), {
      ...transaction(2, "subscription_recurring", period("04-01", "05-01")),
      status: "past_due",
    }),
    event("subscription.past_due", at("04-01", "12:00:03"), subscription("past_due", period("04-01", "05-01"))),
    event("transaction.completed", at("04-02"), transaction(2, "subscription_recurring", period("04-01", "05-01"))),
    event("subscription.updated", at("04-02", "12:00:01"), subscription("active", period("04-01", "05-01"))),
    event("adjustment.created", at("04-03"), refund("pending_approval")),
    event("adjustment.updated", at("04-03", "13:00:00"), refund("approved")),
    event("subscription.updated", at("04-04"), {
      ...subscription("active", period("04-01", "05-01"), { next_billed_at: null }),
      scheduled_change: { action: "cancel", effective_at: at("05-01"), resume_at: null },
    }),
  ];
}

/** FastSpring's, with the expansion of webhooks, one event in each request. */
export function fastSpringStory(name: string): object[] {
  let events = 0;
  const event = (type: string, created: number, data: object) => {
    events += 1;
    return { events: [{ id: `${name}-${events}`, processed: false, created, type, live: true, data }] };
  };
  const subscription = (state: string, next: string | null, more: object = {}) => ({
    id: `fs-${name}`,
    subscription: `fs-${name}`,
    state,
    live: true,
    quantity: 2,
    product: { product: "app-monthly" },
    begin: ms("03-01"),
    beginValue: ms("03-01"),
    next: next === null ? null : ms(next),
    nextValue: next === null ? null : ms(next),
    ...more,
  });
  const customer = { first: "Ada", last: "Vos", email: `${name}@acme.example`, company: "Vos BV" };
  const charge = (number: number, next: string, day: string) => ({
    order: `ord-${name}-${number}`,
    reference: `VOS${name}-${number}`,
    total: 20,
    status: "successful",
    timestamp: ms(day),
    timestampValue: ms(day),
    subscription: subscription("active", next),
  });
  return [
    event("order.completed", ms("03-01"), {
      order: `ord-${name}-1`,
      id: `ord-${name}-1`,
      reference: `VOS${name}-1`,
      live: true,
      total: 20,
      customer,
      items: [{ product: "app-monthly", quantity: 2, sku: "APP-M", subscription: subscription("active", "04-01") }],
    }),
    event("subscription.activated", ms("03-01") + 1000, subscription("active", "04-01")),
    event("subscription.payment.reminder", ms("03-25"), { id: `fs-${name}`, subscription: `fs-${name}` }),
    event("subscription.charge.failed", ms("04-01"), {
      subscription: subscription("active", "04-01"),
      reason: "CARD_DECLINED",
    }),
    event("subscription.payment.overdue", ms("04-02"), subscription("overdue", "04-05")),
    event("subscription.charge.completed", ms("04-03"), charge(2, "05-01", "04-03")),
    event("subscription.updated", ms("04-03") + 1000, subscription("active", "05-01")),
    event("return.created", ms("04-04"), {
      return: `ret-${name}`,
      reason: "CUSTOMER_REQUEST",
      totalReturn: 5,
      original: { order: `ord-${name}-2`, reference: `VOS${name}-2`, total: 20 },
    }),
    event(
      "subscription.canceled",
      ms("04-05"),
      subscription("canceled", null, { end: ms("05-01"), endValue: ms("05-01") }),
    ),
    event("mailingListEntry.updated", ms("04-05"), { email: customer.email }),
  ];
}

/** Lemon Squeezy's. */
export function lemonSqueezyStory(name: string): object[] {
  const number = name.replace(/\D/g, "");
  const event = (event_name: string, type: string, id: string, attributes: object) => ({
    meta: { event_name, test_mode: false, webhook_id: `hook-${name}` },
    data: { type, id, attributes },
  });
  const id = `90${number}`;
  const subscription = (status: string, updated_at: string, more: object = {}) => ({
    status,
    store_id: 1,
    customer_id: 5,
    order_id: Number(`70${number}`),
    product_id: 30,
    variant_id: 31,
    user_name: "Ada Vos",
    user_email: `${name}@acme.example`,
    cancelled: status === "cancelled",
    pause: null,
    trial_ends_at: null,
    renews_at: at("04-01"),
    ends_at: null,
    first_subscription_item: { id: Number(`60${number}`), price_id: 40, quantity: 2 },
    created_at: at("03-01"),
    updated_at,
    test_mode: false,
    ...more,
  });
  const invoice = (which: number, created_at: string, updated_at: string, more: object = {}) => ({
    id: `80${number}${which}`,
    attributes: {
      store_id: 1,
      subscription_id: Number(id),
      status: "paid",
      billing_reason: which === 1 ? "initial" : "renewal",
      total: 2000,
      refunded: false,
      refunded_at: null,
      user_email: `${name}@acme.example`,
      created_at,
      updated_at,
      test_mode: false,
      ...more,
    },
  });
  const first = invoice(1, at("03-01"), at("03-01", "12:00:03"));
  const second = invoice(2, at("04-02"), at("04-02", "12:00:03"));
  const refunded = invoice(2, at("04-02"), at("04-03"), {
    refunded: true,
    refunded_at: at("04-03"),
    refunded_amount: 500,
    status: "partial_refund",
  });
  return [
    event("order_created", "orders", `70${number}`, {
      status: "paid",
      user_email: `${name}@acme.example`,
      user_name: "Ada Vos",
      total: 2000,
      first_order_item: { product_id: 30, variant_id: 31, price_id: 40, quantity: 2 },
      created_at: at("03-01"),
      updated_at: at("03-01"),
      test_mode: false,
    }),
    event("subscription_created", "subscriptions", id, subscription("active", at("03-01", "12:00:01"))),
    event("subscription_payment_success", "subscription-invoices", first.id, first.attributes),
    event(
      "subscription_updated",
      "subscriptions",
      id,
      subscription("past_due", at("04-01", "12:00:05"), { renews_at: at("04-05") }),
    ),
    event("subscription_payment_failed", "subscription-invoices", second.id, {
      ...second.attributes,
      status: "pending",
      updated_at: at("04-01", "12:00:06"),
    }),
    event("subscription_payment_recovered", "subscription-invoices", second.id, second.attributes),
    event(
      "subscription_updated",
      "subscriptions",
      id,
      subscription("active", at("04-02", "12:00:04"), { renews_at: at("05-01") }),
    ),
    event("subscription_payment_refunded", "subscription-invoices", refunded.id, refunded.attributes),
    event(
      "subscription_cancelled",
      "subscriptions",
      id,
      subscription("cancelled", at("04-05"), { renews_at: at("05-01"), ends_at: at("05-01") }),
    ),
    event("license_key_created", "license-keys", `50${number}`, { key: "not ours", updated_at: at("03-01") }),
  ];
}

/** The subscription of a story of Lemon Squeezy. */
export const lemonSqueezyId = (name: string) => `90${name.replace(/\D/g, "")}`;

/** WooCommerce's, each with its topic. */
export function wooCommerceStory(name: string): (object & { readonly topic: string })[] {
  const number = Number(name.replace(/\D/g, ""));
  const gmt = (day: string, time = "12:00:00") => `2026-${day}T${time}`;
  const billing = { first_name: "Ada", last_name: "Vos", company: "Vos BV", email: `${name}@acme.example` };
  const line_items = [{ id: 1, product_id: 12, variation_id: 0, quantity: 2, sku: "app-m", meta_data: [] }];
  const order = (id: number, status: string, modified: string, more: object = {}) => ({
    topic: "order.updated",
    id,
    status,
    currency: "EUR",
    total: "20.00",
    date_created_gmt: gmt("03-01"),
    date_modified_gmt: modified,
    date_paid_gmt: gmt("03-01"),
    billing,
    line_items,
    refunds: [],
    meta_data: [],
    ...more,
  });
  const subscription = (status: string, modified: string, more: object = {}) => ({
    topic: "subscription.updated",
    id: 2_000_000 + number,
    parent_id: 1_000_000 + number,
    status,
    billing_period: "month",
    billing_interval: "1",
    start_date_gmt: gmt("03-01"),
    trial_end_date_gmt: "",
    next_payment_date_gmt: gmt("04-01"),
    end_date_gmt: "",
    date_modified_gmt: modified,
    billing,
    line_items,
    meta_data: [],
    ...more,
  });
  const first = 1_000_000 + number;
  const renewal = {
    date_created_gmt: gmt("04-01"),
    date_paid_gmt: gmt("04-02"),
    meta_data: [{ id: 1, key: "_subscription_renewal", value: String(2_000_000 + number) }],
  };
  const refunds = [{ id: 3_000_000 + number, reason: "", total: "-5.00" }];
  return [
    { ...order(first, "pending", gmt("03-01", "11:59:00"), { date_paid_gmt: null }), topic: "order.created" },
    { ...subscription("pending", gmt("03-01", "11:59:01")), topic: "subscription.created" },
    order(first, "processing", gmt("03-01", "12:00:01")),
    subscription("active", gmt("03-01", "12:00:02")),
    order(first, "completed", gmt("03-01", "12:00:03")),
    subscription("on-hold", gmt("04-01", "12:00:01"), { next_payment_date_gmt: "" }),
    order(4_000_000 + number, "completed", gmt("04-02"), renewal),
    subscription("active", gmt("04-02", "12:00:01"), { next_payment_date_gmt: gmt("05-01") }),
    order(4_000_000 + number, "completed", gmt("04-03"), { ...renewal, refunds }),
    subscription("pending-cancel", gmt("04-05"), { next_payment_date_gmt: "", end_date_gmt: gmt("05-01") }),
  ];
}

/** The subscription of a story of WooCommerce. */
export const wooCommerceId = (name: string) => String(2_000_000 + Number(name.replace(/\D/g, "")));

/** Any other's, signed by Standard Webhooks. */
export function genericStory(name: string): object[] {
  const event = (type: string, occurred_at: string, data: object) => ({
    type,
    timestamp: occurred_at,
    data: {
      subscription_id: `gen_${name}`,
      occurred_at,
      livemode: true,
      customer_email: `${name}@acme.example`,
      quantity: 2,
      ...data,
    },
  });
  const paid = (day: string) => ({ status: "active", paid_through: at(day) });
  return [
    event("checkout.completed", at("03-01"), { ...paid("04-01"), price: "generic-monthly" }),
    event("subscription.updated", at("03-02"), paid("04-01")),
    event("subscription.updated", at("03-03"), { ...paid("04-01"), note: "unknown members are left" }),
    event("subscription.past_due", at("04-01", "12:00:01"), { status: "past_due" }),
    event("subscription.unpaid", at("04-01", "18:00:00"), { status: "unpaid" }),
    event("subscription.renewed", at("04-02"), paid("05-01")),
    event("subscription.updated", at("04-02", "12:00:01"), paid("05-01")),
    event("subscription.odd", at("04-03"), { status: "hibernating" }),
    event("subscription.updated", at("04-04"), paid("05-01")),
    event("subscription.updated", at("04-05"), { ...paid("05-01"), cancel_at: at("05-01") }),
  ];
}
