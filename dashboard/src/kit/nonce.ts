import { setNonce } from "get-nonce";

/**
 * The nonce of this page, which lets Mantine add its styles (docs/guide/dashboard.md, "Serving"). The browser hides the
 * attribute from selectors, so it is read as a property.
 */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";

if (nonce !== "") setNonce(nonce);
