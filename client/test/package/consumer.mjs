// An application of ECMAScript modules.
import { LicetClient, LicetError, MemoryStorage, version } from "@licet/client";

try {
  new LicetClient({
    url: "",
    product: "app",
    apiKey: "a",
    sharedKey: "b",
    publicKey: "",
    storage: new MemoryStorage(),
  });
} catch (error) {
  console.log(error instanceof LicetError && error.code, version);
}
