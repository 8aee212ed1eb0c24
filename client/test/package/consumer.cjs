// An application of CommonJS, as Electron's often are.
const { LicetClient, LicetError, MemoryStorage, version } = require("@licet/client");

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
