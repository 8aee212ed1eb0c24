import {
  olderInvoice,
  wholeCharge,
  wholeDispute,
  wholeInvoice,
  wholeInvoicePayment,
  wholeItem,
  wholeLine,
  wholePrice,
  wholeRefund,
  wholeSession,
  wholeSubscription,
} from "./stripe-whole-objects.ts";

// The life of a subscription in the forms of Stripe's API: before 2025-03-31.basil, of basil, and of dahlia.

/** The forms in which Stripe has sent its objects. */
export const STRIPE_SHAPES = ["2024-06-20", "2025-03-31.basil", "2026-07-29.dahlia"] as const;
/** One of them. */
export type StripeShape = (typeof STRIPE_SHAPES)[number];

const monthSeconds = 30 * 86_400;
/** 2026-03-15T12:00:00Z */
export const began = 1_773_576_000;

/** A subscription as messages tell of it. */
export interface Life {
  readonly subscription: string;
  readonly customer: string;
  readonly price: string;
  readonly email: string;
}

/** Makes the events of one subscription in one shape. */
export function stripeLife(shape: StripeShape, life: Life) {
  const isOld = shape === "2024-06-20";
  const isBasil = shape === "2025-03-31.basil";
  const { subscription: id, customer, price, email } = life;
  const item = `si_${id.slice(4)}`;
  let events = 0;
  const periodStart = (period: number) => began + period * monthSeconds;

  const event = (type: string, object: object, created: number, previous?: object) => {
    events += 1;
    return {
      id: `evt_${id.slice(4)}_${events}`,
      object: "event",
      api_version: shape,
      type,
      created,
      livemode: true,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      data: { object, ...(previous ? { previous_attributes: previous } : {}) },
    };
  };

  const subscription = (period: number, members: object = {}, quantity = 1) => {
    const [current_period_start, current_period_end] = [periodStart(period), periodStart(period + 1)];
    const periods = { current_period_start, current_period_end };
    const { billing_mode, billing_schedules, managed_payments, ...always } = wholeSubscription;
    const { current_period_start: _start, current_period_end: _end, current_trial, ...ofItem } = wholeItem;
    return {
      ...always,
      id,
      customer,
      created: began,
      start_date: began,
      latest_invoice: `in_${id.slice(4)}_${period}`,
      ...(isOld ? periods : { billing_mode, ...(isBasil ? {} : { billing_schedules, managed_payments }) }),
      items: {
        object: "list",
        data: [
          {
            ...ofItem,
            id: item,
            quantity,
            subscription: id,
            plan: { ...wholeItem.plan, id: price },
            price: { ...wholePrice, id: price, metadata: {} as object },
            ...(isOld ? {} : periods),
            ...(isOld || isBasil ? {} : { current_trial }),
          },
        ],
      },
      ...members,
    };
  };

  const invoice = (period: number, members: object = {}) => {
    const invoiceId = `in_${id.slice(4)}_${period}`;
    const { parent: _parent, pricing: _pricing, subscription: _subscription, taxes, ...ofLine } = wholeLine;
    const { parent: _none, total_taxes, ...always } = wholeInvoice;
    const line = {
      ...ofLine,
      id: `il_${period}`,
      invoice: invoiceId,
      period: { start: periodStart(period), end: periodStart(period + 1) },
      ...(isOld
        ? {
            type: "subscription",
            subscription: id,
            subscription_item: item,
            price: { ...wholePrice, id: price },
            plan: { ...wholeItem.plan, id: price },
            proration: false,
            proration_details: { credited_items: null },
            tax_amounts: [],
            tax_rates: [],
            unit_amount_excluding_tax: "1000",
          }
        : {
            taxes,
            pricing: { type: "price_details", price_details: { price, product: "prod_1" } },
            parent: {
              type: "subscription_item_details",
              subscription_item_details: { subscription: id, subscription_item: item, proration: false },
            },
          }),
    };
    return {
      ...always,
      id: invoiceId,
      billing_reason: period === 0 ? "subscription_create" : "subscription_cycle",
      customer,
      customer_email: email,
      // The period of the invoice itself is the one before.
      period_start: periodStart(period - 1),
      period_end: periodStart(period),
      status_transitions: {
        ...always.status_transitions,
        paid_at: periodStart(period) + 3700,
        finalized_at: periodStart(period) + 3600,
      },
      lines: { object: "list", data: [line] },
      ...(isOld
        ? {
            ...olderInvoice,
            subscription: id,
            payment_intent: `pi_${id.slice(4)}_${period}`,
            charge: `ch_${id.slice(4)}_${period}`,
            paid: true,
          }
        : {
            total_taxes,
            parent: {
              quote_details: null,
              type: "subscription_details",
              subscription_details: { subscription: id, metadata: {} },
            },
          }),
      ...members,
    };
  };

  /** Only since basil; it says which payment intent paid an invoice. */
  const invoicePayment = (period: number) =>
    event(
      "invoice_payment.paid",
      {
        ...wholeInvoicePayment,
        id: `inpay_${period}`,
        invoice: `in_${id.slice(4)}_${period}`,
        payment: { type: "payment_intent", payment_intent: `pi_${id.slice(4)}_${period}` },
      },
      periodStart(period) + 3700,
    );

  const paid = (period: number) => [
    event("invoice.paid", invoice(period), periodStart(period) + 3700),
    event("invoice.payment_succeeded", invoice(period), periodStart(period) + 3700),
    ...(isOld ? [] : [invoicePayment(period)]),
  ];

  const charge = (period: number, amount_refunded: number) => ({
    ...wholeCharge,
    id: `ch_${id.slice(4)}_${period}`,
    payment_intent: `pi_${id.slice(4)}_${period}`,
    customer,
    amount_refunded,
    refunded: amount_refunded >= 1000,
    ...(isOld ? { invoice: `in_${id.slice(4)}_${period}` } : {}),
  });
  const refund = (period: number, amount: number, members: object = {}) => ({
    ...wholeRefund,
    id: `re_${id.slice(4)}_${period}_${amount}`,
    amount,
    charge: `ch_${id.slice(4)}_${period}`,
    payment_intent: `pi_${id.slice(4)}_${period}`,
    ...members,
  });
  const dispute = (period: number, status: string) => ({
    ...wholeDispute,
    id: `dp_${id.slice(4)}_${period}`,
    charge: `ch_${id.slice(4)}_${period}`,
    payment_intent: `pi_${id.slice(4)}_${period}`,
    status,
  });
  const session = (members: object = {}) => ({
    ...wholeSession,
    id: `cs_${id.slice(4)}`,
    customer,
    customer_details: { address: null, email, name: "Ada Vos", phone: null, tax_exempt: "none", tax_ids: [] },
    subscription: id,
    invoice: `in_${id.slice(4)}_0`,
    ...members,
  });

  return { event, subscription, invoice, paid, charge, refund, dispute, session, periodStart, item };
}

/** All that Stripe sends of a year's beginning: bought, renewed, failed, recovered, refunded in part, to be cancelled. */
export function stripeStory(shape: StripeShape, life: Life): object[] {
  const { event, subscription, invoice, paid, charge, refund, session, periodStart } = stripeLife(shape, life);
  const [first, second, third] = [periodStart(0), periodStart(1), periodStart(2)];
  return [
    event("customer.subscription.created", subscription(0, { status: "incomplete" }), first),
    event("invoice.created", invoice(0, { status: "draft", paid: false }), first),
    ...paid(0),
    event("customer.subscription.updated", subscription(0), first + 1, { status: "incomplete" }),
    event("checkout.session.completed", session(), first + 2),
    // A renewal: the period moves on first, then it is paid.
    event("customer.subscription.updated", subscription(1), second, { latest_invoice: "before" }),
    event("invoice.created", invoice(1, { status: "draft", paid: false }), second),
    ...paid(1),
    event("customer.subscription.updated", subscription(1, {}, 3), second + 86_400, { items: {} }),
    // One that fails, and recovers.
    event("customer.subscription.updated", subscription(2), third, { latest_invoice: "before" }),
    event("invoice.payment_failed", invoice(2, { status: "open", paid: false, attempt_count: 1 }), third + 3600),
    event("customer.subscription.updated", subscription(2, { status: "past_due" }), third + 3600, { status: "active" }),
    ...paid(2),
    event("customer.subscription.updated", subscription(2), third + 90_000, { status: "past_due" }),
    // Something is given back, and it is to end with the period.
    event("charge.refunded", charge(2, 300), third + 100_000),
    event("refund.created", refund(2, 300), third + 100_000),
    event("refund.updated", refund(2, 300), third + 100_005),
    event(
      "customer.subscription.updated",
      subscription(2, { cancel_at_period_end: true, cancel_at: periodStart(3), canceled_at: third + 110_000 }),
      third + 110_000,
      { cancel_at_period_end: false },
    ),
    event("customer.discount.created", { id: "di_1" }, third + 110_001),
  ];
}
