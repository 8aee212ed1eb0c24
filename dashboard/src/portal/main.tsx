import "../kit/nonce.ts";
import { load as loadKitTexts } from "../texts/kit.ts";
import { load as loadTexts } from "../texts/portal.ts";

// Texts first: everything else may use them as soon as it is imported.
await Promise.all([loadKitTexts(), loadTexts()]);
const { start } = await import("./app.tsx");
await start();
