import type { Example } from "./office.ts";

/** A PNG of one pixel. */
export const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Examples of calls about the company of the caller, and of what its customers see of it. */
export const companyExamples: Readonly<Record<string, Example>> = {
  "GET /company/": async () => ({ address: "company/" }),
  "PATCH /company/": async ({ app, fresh }) => {
    const { allow_multiple_trials: before } = (await app.management("GET", "company/")).json;
    const body = {
      allow_multiple_trials: !before,
      time_zone: "Europe/Berlin",
      portal_name: fresh("portal"),
      primary_color: "#0b7285",
      support_email: "help@vendor.example",
      support_url: "https://vendor.example/help",
      logo: pixel,
    };
    return { address: "company/", body };
  },
  "GET /company/signing_key/": async () => ({ address: "company/signing_key/" }),
  "GET /portal/logo/": async ({ app }) => {
    await app.management("PATCH", "company/", { body: { logo: pixel } });
    return { address: `portal/logo/?company=${app.companyId}` };
  },
};
