import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";

// A crowd that sends passwords does not slow down calls without passwords.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ proxies: ["127.0.0.1"] });
  await createProduct(app, "app", { max_activations: 10 });
  await createProduct(app, "team", { authorization_method: "user", allow_trial: true, trial_days: 30 });
});
afterAll(() => app.close());

const crowd = 300;
const doors: Record<string, (index: number) => Promise<{ status: number; code: string | undefined; wait: unknown }>> = {
  "session/": async (index) => {
    const { status, json, headers } = await app.management("POST", "session/", {
      key: null,
      body: { email: `${index}@crowd.example`, password: "guess" },
      headers: { "x-forwarded-for": `198.51.${Math.floor(index / 250)}.${index % 250}` },
    });
    return { status, code: json.code, wait: headers["retry-after"] };
  },
  trial_key: async (index) => {
    const query = {
      product: "team",
      hardware_id: `${index}`,
      email: `${index}@crowd.example`,
      password: "long enough",
    };
    const { status, code, headers } = await applicationOf(app).call("GET", "trial_key", { query });
    return { status, code, wait: headers["retry-after"] };
  },
};

test.each(Object.keys(doors))(
  "S13: %s: a crowd is refused early, and a check is answered before the crowd is",
  async (door) => {
    const application = applicationOf(app);
    const { license_key } = await sell(app, "app");
    const call = { product: "app", hardware_id: "a", license_key };
    expect((await application.activate(call)).status).toBe(200);
    const before = app.deps.passwords.done();
    let through = 0;
    const answers = Array.from({ length: crowd }, async (_, index) => {
      const answer = await doors[door]?.(index);
      through += 1;
      return answer;
    });
    expect((await application.check(call)).status).toBe(200);
    expect(through).toBeLessThan(crowd);
    const refused = (await Promise.all(answers)).filter((answer) => answer?.code === "passwords_busy");
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) expect(answer).toMatchObject({ status: 503, wait: "1" });
    expect(app.deps.passwords.done() - before).toBe(crowd - refused.length);
  },
);
