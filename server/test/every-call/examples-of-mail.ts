import { type Example, type Office, order } from "./office.ts";

/** A mail with the licenses of an order. */
async function mail(office: Office) {
  const { order_id } = await sold(office);
  const made = await office.make(`orders/${order_id}/send_email/`, {});
  return { id: made.id as number, address: `mails/${made.id}/` };
}

async function sold(office: Office): Promise<{ readonly order_id: number }> {
  const { id } = await order(office);
  const [row] = await office.app.db<{ order_id: number }[]>`select order_id from licenses where id = ${id}`;
  return { order_id: row?.order_id ?? 0 };
}

const text = "mail-texts/license_expired/de/";

/** Examples of calls about mails. */
export const mailExamples: Readonly<Record<string, Example>> = {
  "GET /mails/": async () => ({ address: "mails/" }),
  "GET /mails/:id/": mail,
  "POST /mails/:id/send_again/": async (office) => {
    const { id } = await mail(office);
    await office.app.db`update mails set status = 'sent' where id = ${id}`;
    return { address: `mails/${id}/send_again/` };
  },
  "GET /mail-settings/": async () => ({ address: "mail-settings/" }),
  "PATCH /mail-settings/": async ({ fresh }) => ({
    address: "mail-settings/",
    body: { kinds: { license_expired: true }, reply_to: `${fresh("office")}@vendor.example`, expiry_days: [7, 3] },
  }),
  "POST /mail-settings/test/": async () => ({ address: "mail-settings/test/", body: { email: "me@vendor.example" } }),
  "GET /mail-texts/": async () => ({ address: "mail-texts/" }),
  "GET /mail-texts/:kind/:language/": async () => ({ address: text }),
  "PATCH /mail-texts/:kind/:language/": async ({ fresh }) => ({
    address: text,
    body: { subject: `${fresh("Vorbei")}: {{product}}` },
  }),
  "DELETE /mail-texts/:kind/:language/": async (office) => {
    await office.app.management("PATCH", text, { body: { subject: office.fresh("Vorbei") } });
    return { address: text };
  },
  "POST /mail-texts/preview/": async () => ({
    address: "mail-texts/preview/",
    body: { kind: "license_expired", language: "en", subject: "Over: {{product}}" },
  }),
  "POST /orders/:id/send_email/": async (office) => ({
    address: `orders/${(await sold(office)).order_id}/send_email/`,
    body: {},
  }),
};
