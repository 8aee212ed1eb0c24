import { createTestApp } from "./app.ts";

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** The test app with short ways to call it as the first company, as another one, and without credentials. */
export async function createCatalogApp() {
  const app = await createTestApp({ now: "2030-01-01T00:00:00.000Z" });
  const callAs = (key?: string | null) => async (method: Method, path: string, body?: unknown) => {
    const options = { ...(body === undefined ? {} : { body }), ...(key === undefined ? {} : { key }) };
    const answer = await app.management(method, path, options);
    return { status: answer.status, body: answer.json };
  };
  return {
    db: app.db,
    companyId: app.companyId,
    otherCompanyId: app.otherCompany.companyId,
    call: callAs(),
    callAsOther: callAs(app.otherCompany.managementKey),
    callWithoutKey: callAs(null),
    setTime: (text: string) => app.clock.set(text),
    close: app.close,
  };
}
