import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FirstKeys } from "./create-company.flow.ts";

/** The file in the data folder that holds the first keys until the operator deletes it. */
const fileName = "first-keys.txt";

/** Where the keys go, and where people reach the server if that is not the address it listens on. */
interface Where {
  readonly dataDir: string;
  readonly isQuiet: boolean;
  readonly publicUrl?: string | undefined;
}

/**
 * Hands the keys of the first start to the operator: in a file of the data folder that only this account reads, and on
 * the screen unless that is to stay quiet, as where what is printed goes to a log. Answers what is to be printed.
 */
export function handOver(keys: FirstKeys, address: string, { dataDir, isQuiet, publicUrl = address }: Where): string {
  const file = join(dataDir, fileName);
  const text = welcome(keys, address, publicUrl);
  writeFileSync(file, text, { mode: 0o600 });
  // A file that was there keeps its mode otherwise.
  chmodSync(file, 0o600);
  const where = `The first keys are in ${file}. Keep them in a safe place, and delete the file.\n`;
  return isQuiet ? where : `${text}${where}\n`;
}

/** What a person needs after the first start; the keys are shown this once. */
function welcome(
  { managementKey, apiKey, sharedKey, setupToken }: FirstKeys,
  address: string,
  publicUrl: string,
): string {
  const post = (path: string, body: string) =>
    `curl -s ${address}/api/v1/${path} -H 'Authorization: Api-Key ${managementKey}' -H 'Content-Type: application/json' -d '${body}'`;
  return `
Welcome to Licet. These keys are shown once; keep them safe.

  Management API key   ${managementKey}
  License API key      ${apiKey}
  Shared key           ${sharedKey}
${setupToken === undefined ? "" : invitation(setupToken, publicUrl)}
Create a product, then sell it:

${post("products/", '{"product_name": "My App", "short_code": "myapp"}')}

${post("orders/create_order/", '{"id": "order-1", "items": [{"product_code": "myapp", "licenses": [{}]}]}')}

Both APIs can be browsed at ${address}/docs

`;
}

/** The token stands behind a #, which no browser sends: it is in no log. */
function invitation(setupToken: string, publicUrl: string): string {
  return `  Owner's set-up token ${setupToken}   (POST /api/v1/session/setup/ within seven days)

Become the owner, within seven days:
${publicUrl}/set-up#token=${setupToken}
`;
}
