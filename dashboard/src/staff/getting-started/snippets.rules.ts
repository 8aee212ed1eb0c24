/** What a snippet needs to know to run as it is. */
export interface SnippetFacts {
  readonly url: string;
  readonly apiKey: string;
  readonly sharedKey: string;
  readonly product: string;
  readonly licenseKey: string;
}

/** An activation by curl: signs the date as applications do. */
export function curlSnippet({ url, apiKey, sharedKey, product, licenseKey }: SnippetFacts): string {
  return `date="$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')"
signature="$(printf 'licenseSpring\\ndate: %s' "$date" | openssl dgst -sha256 -hmac '${sharedKey}' -binary | base64)"
curl '${url}/api/v4/activate_license' \\
  -H "Date: $date" \\
  -H "Authorization: algorithm=\\"hmac-sha256\\",headers=\\"date\\",signature=\\"$signature\\",apikey=\\"${apiKey}\\"" \\
  -H 'Content-Type: application/json' \\
  -d '{"product": "${product}", "license_key": "${licenseKey}", "hardware_id": "my-first-device"}'`;
}

/** The same in TypeScript, by the library for applications. */
export function clientSnippet({ url, apiKey, sharedKey, product, licenseKey }: SnippetFacts): string {
  return `import { LicetClient, fetchServerKeys } from "@licet/client";

const url = "${url}";
const { publicKey, freshKey } = await fetchServerKeys(url);
const client = new LicetClient({
  url,
  product: "${product}",
  apiKey: "${apiKey}",
  sharedKey: "${sharedKey}",
  publicKey,
  freshKey,
});

const license = await client.activate({ licenseKey: "${licenseKey}" });
console.log("activated", license.type);`;
}
