import type { Action } from "../../kit/action.tsx";
import { IconMail, IconTrash } from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { deleteOrder, type Order, sendOrder } from "./orders.queries.ts";

/** What can be done with an order; `onDeleted` leaves its page. */
export function orderActions(onDeleted: () => void): readonly Action<Order>[] {
  return [
    {
      id: "send",
      text: t.mail.sendOrder,
      icon: IconMail,
      permission: "orders_write",
      unavailable: ({ customer }) => (customer?.email ? undefined : t.mail.noRecipient),
      question: (order) => ({
        title: t.mail.sendOrderTitle,
        body: t.mail.sendOrderBody(
          order.customer?.email ?? "",
          order.order_items.reduce((sum, { licenses }) => sum + licenses.length, 0),
        ),
        button: t.mail.sendOrder,
      }),
      act: async (order) => {
        const { recipient } = await sendOrder(order.id);
        toast(t.mail.orderSent(recipient));
      },
    },
    {
      id: "delete",
      text: t.orders.delete,
      icon: IconTrash,
      permission: "orders_write",
      isDanger: true,
      unavailable: (order) => (order.has_active_licenses ? t.orders.hasActiveLicenses : undefined),
      question: (order) => ({
        title: t.orders.deleteTitle(order.store_id),
        body: t.orders.deleteBody(order.order_items.reduce((sum, { licenses }) => sum + licenses.length, 0)),
        button: t.orders.delete,
        isDanger: true,
      }),
      act: async (order) => {
        await deleteOrder(order.id);
        onDeleted();
      },
    },
  ];
}
