import { generateRecoveryKey, signStatement } from "../../src/platform/signing/recovery-statement.ts";
import type { FreelyRead } from "../support/app.ts";
import type { Example, Office } from "./office.ts";

const all = async ({ app }: Office): Promise<FreelyRead[]> =>
  (await app.management("GET", "signing-keys/")).json.results;

/** Keys that wait: those that are there, or new ones. */
async function waiting(office: Office): Promise<FreelyRead> {
  return (await all(office)).find(({ state }) => state === "next") ?? office.make("signing-keys/", {});
}

/** Examples of calls about the keys that the server signs with. */
export const signingKeyExamples: Readonly<Record<string, Example>> = {
  "GET /signing-keys/": async () => ({ address: "signing-keys/" }),
  "POST /signing-keys/": async (office) => {
    for (const { id, state } of await all(office))
      if (state === "next") await office.make(`signing-keys/${id}/retire/`, {});
    return { address: "signing-keys/" };
  },
  "POST /signing-keys/:id/activate/": async (office) => ({
    address: `signing-keys/${(await waiting(office)).id}/activate/`,
    body: { retires_at: "2027-01-01" },
  }),
  "POST /signing-keys/:id/retire/": async (office) => ({
    address: `signing-keys/${(await waiting(office)).id}/retire/`,
    body: { retires_at: "2027-01-01" },
  }),
  "POST /signing-keys/:id/vouch/": async (office) => {
    const { id, statement } = await waiting(office);
    const { privatePem, publicPem } = generateRecoveryKey();
    const body = { recovery_key: publicPem, signature: signStatement(privatePem, statement) };
    return { address: `signing-keys/${id}/vouch/`, body };
  },
};
