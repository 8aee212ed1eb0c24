import { expect } from "vitest";
import { applicationOf } from "../support/application.ts";
import type { Example } from "./office.ts";

/** Examples of calls about decisions. */
export const decisionExamples: Readonly<Record<string, Example>> = {
  "GET /decisions/": async () => ({ address: "decisions/" }),
  "GET /decisions/counts/": async () => ({ address: "decisions/counts/?by=code,day" }),
  "GET /decisions/:id/": async ({ app, fresh }) => {
    const call = { product: "app", license_key: "NOBODYS", hardware_id: fresh("device") };
    const { headers } = await applicationOf(app).activate(call);
    const address = `decisions/${headers["licet-decision"]}/`;
    const status = async () => (await app.management("GET", address)).status;
    await expect.poll(status, { timeout: 10_000 }).toBe(200);
    return { address };
  },
};
